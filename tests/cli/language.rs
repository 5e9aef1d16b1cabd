//! A third language is a folder: French, added to the real program by `SYNOPTIC_LANG_DIR`, and a pack that is broken.

use std::{fs, path::Path, process::Output};

use serde_json::Value;

use crate::program::program;

const FRENCH: &str = r#"
name = "français"
common = ["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "et", "est", "a", "à", "au", "aux", "en", "dans",
          "que", "qui", "pour", "par", "sur", "avec", "ont", "été", "ce", "cette", "il", "elle", "son", "sa", "selon"]
abbreviations = ["m", "mme", "mm", "dr", "av", "bd", "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc"]
openers = ["mais", "le", "la", "les", "un", "une", "il", "elle", "en", "au", "selon", "après", "avant", "depuis"]
credits = ["photo", "crédit", "crédits", "illustration", "vidéo"]

[numbers]
decimal = ","
thousands = "."
measures = [{ of = "percent", words = ["%", "pour cent"] }, { of = "metre", each = 1_000, words = ["km"] }]
ordinals = ["numéro", "article", "chapitre", "vol"]
unit_ends = ["de", "du", "des", "et", "ou", "à", "en", "dans", "sur", "par", "pour", "qui", "que", "ont", "sont", "a"]

[numbers.words]
deux = 2
trois = 3
quatre = 4
cinq = 5
six = 6
sept = 7
huit = 8
dix = 10
onze = 11
douze = 12

[numbers.scales]
cent = 100
cents = 100
mille = 1000
million = 1000000
millions = 1000000
milliards = 1000000000

[bounds]
about = ["environ", "près de", "quelque"]
at_least = ["plus de", "au moins"]
at_most = ["moins de", "au plus", "jusqu à"]
to = ["à", "et"]

[dates]
day = ["le"]
year = ["en", "depuis"]
months = [["janvier", "janv"], ["février", "févr"], ["mars"], ["avril", "avr"], ["mai"], ["juin"], ["juillet", "juil"],
          ["août"], ["septembre", "sept"], ["octobre", "oct"], ["novembre", "nov"], ["décembre", "déc"]]

[cues]
denies = ["a démenti", "ont démenti", "dément", "a nié", "nie", "a rejeté", "sans fondement"]
alleges = ["accuse", "accusent", "est accusé", "est accusée", "sont accusés", "accusations", "accusation", "soupçonné"]
hedges = ["environ", "pourrait", "peut être", "aurait", "auraient", "semble"]
according = ["selon", "d après"]
says = ["a déclaré", "a dit", "a affirmé", "a annoncé", "a indiqué", "a démenti"]
"#;

const THESAURUS: &str = r#"
[war]
weapon = ["armes", "obus", "missiles"]
supply = ["livré", "fourni", "livraison", "fourniture"]
"#;

const FIRST: &str = "La Corée du Nord est accusée par Washington d'avoir livré des armes à la Russie pour la guerre en Ukraine.\n\n\
    Selon Séoul, onze mille soldats ont été envoyés dans la région de Koursk le 3 mai 2023.\n";
const SECOND: &str = "La Corée du Nord a démenti mardi avoir livré des armes à la Russie pour la guerre en Ukraine.\n\n\
    Près de la frontière, 11.000 soldats ont été envoyés dans la région de Koursk, a déclaré un général.\n";

/// Runs `synoptic compare --format json` on `texts` with the packs in the folder `packs`.
fn compare(packs: &Path, texts: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    for (text, number) in texts.iter().zip(1..) {
        fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
    }
    let mut command = program();
    command.env("SYNOPTIC_LANG_DIR", packs).args(["compare", "--no-meaning", "--format", "json"]).arg(folder.path());
    command.output().unwrap()
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn add_french(packs: &Path) {
    fs::create_dir(packs.join("fr")).unwrap();
    fs::write(packs.join("fr/language.toml"), FRENCH).unwrap();
    fs::write(packs.join("fr/thesaurus.toml"), THESAURUS).unwrap();
}

#[test]
fn french_is_a_folder_away() {
    let packs = tempfile::tempdir().unwrap();
    add_french(packs.path());
    let output = compare(packs.path(), &[FIRST, SECOND]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let json = json(&output);
    for document in json["documents"].as_array().unwrap() {
        assert_eq!(document["language"], "fr");
    }
    let claims = json["claims"].as_array().unwrap();
    let troops: Vec<&Value> =
        claims.iter().filter(|claim| claim["text"].as_str().unwrap().contains("soldats")).collect();
    assert_eq!(troops.len(), 2);
    for claim in &troops {
        let quantity = &claim["quantities"][0];
        assert_eq!((&quantity["low"], &quantity["unit"]), (&11000.0.into(), &"soldats".into()), "{claim}");
    }
    assert_eq!(
        (&troops[0]["dates"][0]["text"], &troops[0]["dates"][0]["from"]),
        (&"3 mai 2023".into(), &"2023-05-03".into())
    );
    assert_eq!(troops[0]["attribution"]["text"], "Séoul");
    let verdict_of = |words: &str| {
        let claim = claims.iter().find(|claim| claim["text"].as_str().unwrap().contains(words)).unwrap();
        let holds = |group: &&Value| group["members"].as_array().unwrap().contains(&claim["id"]);
        json["groups"].as_array().unwrap().iter().find(holds).unwrap()["verdict"].clone()
    };
    assert_eq!(verdict_of("a démenti"), "disputed");
    assert_eq!(verdict_of("onze mille"), "agree");
}

#[test]
fn without_its_pack_french_has_no_language() {
    let none = tempfile::tempdir().unwrap();
    let json = json(&compare(none.path(), &[FIRST, SECOND]));
    assert_eq!(json["documents"][0]["language"], Value::Null);
}

#[test]
fn a_broken_pack_is_told_and_costs_no_other() {
    let packs = tempfile::tempdir().unwrap();
    add_french(packs.path());
    fs::create_dir(packs.path().join("es")).unwrap();
    fs::write(packs.path().join("es/language.toml"), "name = \"español\"\ncommon = [\"el\", 7]\n").unwrap();
    let output = compare(packs.path(), &[FIRST, SECOND]);
    let problem = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(problem.contains("es: language.toml, line 2:") && problem.lines().count() == 1, "{problem}");
    let json = json(&output);
    assert_eq!(json["documents"][0]["language"], "fr");
    assert!(json["notes"][0]["text"].as_str().unwrap().contains("left out"));
}
