#!/usr/bin/env python3
"""Opens what `synoptic compare --format html` writes in headless Chromium: clicks its jumps, looks at it wide and narrow,
light and dark, prints it, holds it against the rules of HTML; and reads the CSV and the bundle with Python's own modules.

usage: report.py PROGRAM [FOLDER FOR PICTURES]
"""
import base64, csv, hashlib, io, json, os, pathlib, pty, subprocess, sys, tempfile, time, zipfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

root = pathlib.Path(__file__).resolve().parent.parent
program = sys.argv[1]
pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
scratch = tempfile.TemporaryDirectory()
folder = pathlib.Path(scratch.name)
seeds = sorted((root / "seeds").glob("*.txt"))
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)> \"' [a](javascript:alert(1)) =1+1 \u202egpj"


def must(holds, what):
    if not holds:
        sys.exit(f"report: {what}")


def compare(name, paths, language="en"):
    out = folder / name
    command = [program, "compare", "--no-meaning", "--language", language, "-o", out, *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out


def hostile():
    """Two articles in which everything that can be written is hostile."""
    paths = []
    for number, seed in enumerate(seeds[:2]):
        path = folder / f"hostile {number} <b>'\".txt"
        body = seed.read_text("utf8")
        path.write_text(f"Title: {HOSTILE}\nSource: {HOSTILE}\nLink: javascript:alert(1)\n\n{body}\n{HOSTILE}\n", "utf8")
        paths.append(path)
    return paths


def fifty():
    """The samples ten times over, each time with another head and end."""
    paths = []
    for number in range(50):
        path = folder / f"fifty-{number:02}.txt"
        text = seeds[number % 5].read_text("utf8")
        path.write_text(f"Title: Report number {number} on what was said and done in Pyongyang that week\nSource: Outlet {number}\n\n{text}\nNumber {number}.\n", "utf8")
        paths.append(path)
    return paths


def browser():
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


IN_SIGHT = """const box = document.querySelector(location.hash).getBoundingClientRect();
return box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth"""


def follow(driver, css, prefix):
    """Clicks the first link that fits and says where it led; that place must then be in sight."""
    link = driver.find_element(By.CSS_SELECTOR, css)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', inline: 'center'})", link)
    link.click()
    time.sleep(0.2)
    target = driver.execute_script("return location.hash")
    must(target.startswith(prefix), f"{css} led to {target!r}")
    must(driver.execute_script(IN_SIGHT), f"{target} is not in sight after a click on {css}")
    return target


def jumps(driver):
    dead = driver.execute_script("""return [...document.querySelectorAll('a[href^="#"]')]
        .map(link => link.getAttribute('href')).filter(href => !document.getElementById(href.slice(1)))""")
    must(not dead, f"jumps to nowhere: {dead[:5]}")
    passage = follow(driver, ".matrix td a", "#p")
    group = follow(driver, f"a.p{passage}", "#g")
    others = driver.find_elements(By.CSS_SELECTOR, f"{group} .who a")
    other = next(link.get_attribute("href").split("#")[1] for link in others if not link.get_attribute("href").endswith(passage))
    follow(driver, f'{group} .who a[href="#{other}"]', "#p")
    follow(driver, ".matrix tbody th a", "#g")
    # How many facts, sure claims and related passages there are is for the engine to say.
    for css, prefix in [(".glance a", "#g"), (".facts td a", "#p"), (".related a", "#p")]:
        if driver.find_elements(By.CSS_SELECTOR, css):
            follow(driver, css, prefix)


def looks(driver, name):
    grounds = []
    for scheme in ["light", "dark"]:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        for width, height in [(1280, 1600), (390, 900)]:
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            wider = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
            must(wider <= 0, f"{name} is {wider} px wider than a window of {width} px")
            if pictures:
                driver.execute_script("scrollTo(0, 0)")
                (pictures / f"{name}-{scheme}-{width}.png").write_bytes(driver.get_screenshot_as_png())
        grounds.append(driver.execute_script("return getComputedStyle(document.body).backgroundColor"))
    must(grounds[0] != grounds[1], "light and dark look the same")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def prints(driver, name, second):
    """The first sheet ends with the method, and the facts, or without any the matrix, begin on the second."""
    settings = {"printBackground": True, "preferCSSPageSize": True}
    pdf = folder / f"{name}.pdf"
    pdf.write_bytes(base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", settings)["data"]))
    if pictures:
        (pictures / f"{name}.pdf").write_bytes(pdf.read_bytes())
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout.split("\f")
    must(any("Synoptic" in line for line in pages[0].strip().splitlines()[-3:]), f"{name}: the first sheet does not end with the method")
    must(pages[1].strip().startswith(second), f"{name}: the second sheet begins with {pages[1].strip()[:60]!r}")
    sizes = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stdout
    must("A4" in sizes, f"{name}: not printed on A4")


def page(driver, name, paths, language, second):
    out = compare(f"{name}.html", paths, language)
    checked = subprocess.run(["tidy", "-q", "-e", "-utf8", out], capture_output=True, text=True)
    must(checked.returncode == 0, f"{name} is not valid: {checked.stderr[:600]}")
    driver.get(out.as_uri())
    must(driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == language, f"{name}: another language")
    jumps(driver)
    looks(driver, name)
    prints(driver, name, second)
    scripts = driver.execute_script("return document.scripts.length + document.images.length")
    must(scripts == 0 and driver.title != "owned", f"{name}: something ran or was loaded")
    schemes = driver.execute_script("return [...document.links].map(link => link.protocol)")
    must(set(schemes) <= {"file:", "http:", "https:"}, f"{name}: links by {set(schemes)}")
    said = [entry["message"] for entry in driver.get_log("browser")]
    must(not said, f"{name}: the browser says {said[:3]}")


def table():
    text = compare("table.csv", hostile(), "vi").read_bytes()
    must(text.startswith(b"\xef\xbb\xbf"), "the CSV has no byte-order mark")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    must(len({len(row) for row in rows}) == 1 and len(rows) > 10, "the CSV's rows are not of one length")
    formulas = [cell for row in rows for cell in row if cell[:1] in list("=+-@\t\r")]
    must(not formulas, f"formulas: {formulas[:3]}")


def refusal():
    """A terminal is not given what it cannot show."""
    here, there = pty.openpty()
    asked = subprocess.run([program, "compare", "--no-meaning", "--format", "xlsx", *seeds], stdout=there, stderr=subprocess.PIPE, text=True)
    must(asked.returncode == 2 and "-o" in asked.stderr, f"a workbook to a terminal: {asked.stderr!r}")
    os.close(here)
    os.close(there)


def bundle():
    path = compare("evidence.zip", seeds)
    subprocess.run([program, "verify", path], check=True, capture_output=True)
    with zipfile.ZipFile(path) as zipped:
        manifest = json.loads(zipped.read("manifest.json"))
        texts = {document["id"]: zipped.read(document["text"]) for document in manifest["documents"]}
        for document in manifest["documents"]:
            must(hashlib.sha256(texts[document["id"]]).hexdigest() == document["text_sha256"], "a hash does not hold")
        for quote in manifest["quotes"]:
            must(texts[quote["document"]][quote["start"]:quote["end"]].decode() == quote["text"], "a quote does not hold")


refusal()
table()
bundle()
driver = browser()
try:
    page(driver, "samples", seeds, "vi", ("Dữ kiện", "Nhận định và các bài"))
    page(driver, "hostile", hostile(), "en", ("Facts", "Claims and articles"))
    page(driver, "fifty", fifty(), "en", ("Facts", "Claims and articles"))
finally:
    driver.quit()
print("report: the pages, the table and the bundle hold")
