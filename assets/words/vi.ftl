# Lời của cửa sổ, bằng tiếng Việt. Cú pháp Fluent: projectfluent.org/fluent/guide. Mỗi dòng là một tên và lời của nó;
# { $count } được điền vào. Mọi tên ở đây đều có trong en.ftl.

# Những gì được đếm

articles = { $count } bài
facts = { $count } dữ kiện
facts-summary = { $facts }: { $conflict } trái ngược, { $agree } thống nhất
claims = { $count } nhận định
origins = { $count } nguồn gốc
items = { $count } mục
contradictions = { $count } chỗ mâu thuẫn
and-more = và { $count } mục nữa
percent = { $percent }%
percent-under-one = dưới 1%

# Tên gọi và ngày tháng

pasted-text = văn bản đã dán
guessed = { $value } (phỏng đoán)
pair = { $one } và { $other }
date-day = { $day }/{ $month }/{ $year }
date-month = { $month }/{ $year }
date-year = { $year }
date-without-year = { $day }/{ $month }
date-month-alone = tháng { $month }
date-span = { $from } – { $to }
date-with-part = { $part } { $date }
day-part =
    { $part ->
        [1] rạng sáng
        [2] sáng
        [3] trưa
        [4] chiều
        [5] tối
       *[other] đêm
    }
weekday =
    { $day ->
        [1] thứ Hai
        [2] thứ Ba
        [3] thứ Tư
        [4] thứ Năm
        [5] thứ Sáu
        [6] thứ Bảy
       *[other] Chủ nhật
    }

# Tiêu đề cửa sổ

title = Synoptic — { $articles }

# Lệnh: .tip là một câu nói lệnh làm gì

command-open = Mở…
    .tip = Mở bài viết từ tệp
command-open-folder = Mở thư mục…
    .tip = Mở mọi văn bản trong một thư mục
command-open-by-path = Mở theo đường dẫn…
    .tip = Gõ đường dẫn của tệp hoặc thư mục
command-paste = Dán thành bài viết
    .tip = Tạo một bài viết từ văn bản trong khay nhớ tạm
command-open-sample = Mở bài mẫu
    .tip = Mở năm bài viết đi kèm chương trình
command-close-all = Đóng tất cả
    .tip = Đóng mọi bài viết
command-quit = Thoát
    .tip = Đóng cửa sổ
command-undo = Hoàn tác
    .tip = Bỏ thay đổi vừa làm
command-redo = Làm lại
    .tip = Làm lại điều vừa hoàn tác
command-compare = So sánh lại
    .tip = So sánh lại các bài đang mở
command-cancel = Dừng
    .tip = Ngừng việc đọc hoặc so sánh đang chạy
command-next-claim = Nhận định tiếp theo
    .tip = Chọn nhận định tiếp theo trong danh sách
command-previous-claim = Nhận định trước
    .tip = Chọn nhận định đứng trước
command-show-claim = Hiện trong các bài
    .tip = Cuộn mọi cột đến nhận định đang chọn
command-find = Tìm nhận định
    .tip = Tìm nhận định bằng vài chữ cái
command-clear = Xóa
    .tip = Xóa chữ đã gõ; nếu không có thì bỏ chọn, rồi bỏ thông báo mới nhất
command-compare-with = So sánh với…
    .tip = Chọn đoạn thứ hai và xem vì sao hai đoạn được ghép hay không
command-what-it-says = Nội dung từng đoạn
    .tip = Thu gọn hoặc mở ra con số, ngày tháng, tên riêng và người nói của từng đoạn trong phần dẫn chứng
command-copy-quotations = Sao chép mọi trích dẫn
    .tip = Sao chép các đoạn của nhận định đang chọn kèm tên báo, tiêu đề, ngày và liên kết
command-commands = Tìm lệnh…
    .tip = Chạy một lệnh bằng vài chữ cái
command-show-columns = Các cột
    .tip = Các bài báo cạnh nhau
command-show-matrix = Ma trận
    .tip = Con số hay lời của mỗi bài cho từng nhận định
command-show-timeline = Dòng thời gian
    .tip = Những đoạn có ngày tháng trên một trục thời gian
command-timeline-zoom-in = Dòng thời gian: gần hơn
    .tip = Hiện ít ngày hơn, lớn hơn
command-timeline-zoom-out = Dòng thời gian: xa hơn
    .tip = Hiện nhiều ngày hơn, nhỏ hơn
command-timeline-fit = Dòng thời gian: vừa khung
    .tip = Hiện khoảng thời gian có nhiều ngày nhất
command-find-in-articles = Tìm trong các bài…
    .tip = Tìm từ trong tất cả các cột
command-find-next = Tìm tiếp
    .tip = Đến chỗ tìm thấy tiếp theo
command-find-previous = Tìm ngược lại
    .tip = Đến chỗ tìm thấy trước đó
command-next-difference = Điểm khác biệt tiếp theo
    .tip = Chọn nhận định tiếp theo mà các bài không thống nhất
command-previous-difference = Điểm khác biệt trước
    .tip = Chọn nhận định trước đó mà các bài không thống nhất
command-next-source = Nguồn tiếp theo
    .tip = Đến đoạn của nhận định đang chọn trong bài tiếp theo
command-previous-source = Nguồn trước
    .tip = Đến đoạn trong bài trước đó
command-claims-panel = Danh sách nhận định
    .tip = Hiện hoặc ẩn danh sách nhận định
command-evidence-panel = Bằng chứng
    .tip = Hiện hoặc ẩn phần bằng chứng dưới các cột
command-keys = Phím tắt
    .tip = Hiện phím tắt của mọi lệnh
command-column = Cột { $number }
    .tip = Đưa cột này vào tầm nhìn và chuyển bàn phím cho nó
command-ribbons = Dải nối
    .tip = Nối các đoạn bằng dải giữa các cột: có màu nếu cùng một nhận định, xám nếu chỉ liên quan
command-scroll-together = Cuộn cùng nhau
    .tip = Các cột khác đi theo cột đang cuộn, theo từng đoạn
command-mark-differences = Đánh dấu chỗ khác nhau trong bài
    .tip = Trong nhận định đang chọn: tô từ khác nhau, đóng khung giá trị trái ngược, chấm dưới giá trị viết cách khác
command-text-larger = Chữ lớn hơn
    .tip = Chữ trong các bài lớn hơn
command-text-smaller = Chữ nhỏ hơn
    .tip = Chữ trong các bài nhỏ hơn
command-text-normal = Chữ bình thường
    .tip = Chữ trong các bài như mặc định
command-line-spacing = Giãn dòng
    .tip = Thêm khoảng cách giữa các dòng trong bài, hoặc bớt lại
command-theme-system = Giao diện theo hệ thống
    .tip = Sáng hoặc tối, theo hệ thống
command-theme-light = Giao diện sáng
    .tip = Chữ sẫm trên nền giấy ấm
command-theme-dark = Giao diện tối
    .tip = Chữ sáng trên nền tối
command-theme-contrast = Tương phản cao
    .tip = Chữ trắng và màu tươi trên nền đen, đường kẻ rõ
command-language-system = Ngôn ngữ hệ thống
    .tip = Lời của cửa sổ theo ngôn ngữ của hệ thống
command-language-english = English
    .tip = Lời của cửa sổ bằng tiếng Anh
command-language-vietnamese = Tiếng Việt
    .tip = Lời của cửa sổ bằng tiếng Việt
command-zoom-in = Phóng to
    .tip = Làm mọi thứ lớn hơn
command-zoom-out = Thu nhỏ
    .tip = Làm mọi thứ nhỏ hơn
command-zoom-reset = Cỡ bình thường
    .tip = Mọi thứ theo cỡ đã thiết kế

# Kết luận

verdict-disputed = Tranh cãi
verdict-differ = Khác nhau
verdict-changed = Đã thay đổi
verdict-agree = Thống nhất
verdict-single-source = Một nguồn
related = Liên quan
related-means = Cùng nói về một phần của sự việc với các bài khác, nhưng ý khác nhau. Như thế chưa phải là thống nhất.

# Thanh trên cùng và các trình đơn

menu-file = Tệp
menu-claim = Nhận định
menu-view = Hiển thị
menu-recent = Gần đây
menu-language = Ngôn ngữ
panel-edge = Đổi cỡ khung

# Hộp thoại của hệ thống

picker-texts = Văn bản
picker-all-files = Mọi tệp
picker-open-files = Mở bài viết
picker-open-folders = Mở thư mục bài viết

# Trang mở đầu

start-what-it-is = Đặt các bài viết về cùng sự việc cạnh nhau, cho thấy chỗ nào thống nhất, chỗ nào khác nhau và điều gì chỉ một bài nói.
start-reading = Đang đọc các bài…
start-drop = Thả bài viết vào đây
start-ways = Tệp văn bản hoặc thư mục, hay nhấn Ctrl+V để dán văn bản đã sao chép
start-recent = Gần đây
drop-to-open = Thả để mở

# Danh sách nhận định

filter-shared = Mọi điểm chung
row = { $verdict }: { $words }, { $sources }
row-differing = { $verdict }: { $words }, { $sources }, { $differs }
sources = { $sources }/{ $articles } bài
sources-origins = { $sources }/{ $articles } bài, { $origins }
facts-fold = Thu gọn { $facts }
facts-fold-tip = Chỉ hiện số lượng dữ kiện
facts-unfold = Hiện { $facts }
facts-unfold-tip = Hiện lại các dữ kiện
fact-row = { $verdict }: { $label }. { $values }
fact-value = { $value }: { $who }
fact-value-of = { $value } ({ $label })
fact-outlets = { $articles }: { $outlets }
fact-row-decided = { $row }. { $decision }
fact-card = Dữ kiện
fact-corrected = { $value } (đã đính chính)
filter-counts = { $facts }, { $claims }
find-claim = Tìm nhận định
claims-one-article = Mới mở một bài. Muốn so sánh cần bài thứ hai: thả thêm một bài vào đây, hoặc chọn Mở…
claims-none-shared = Không nhận định nào có trong hơn một bài. Điều mỗi bài nói riêng nằm ở mục “Một nguồn”.
claims-none-of-kind = Không có nhận định loại này. Hãy chọn bộ lọc khác.
claims-none-found = Không nhận định nào có những chữ này. Hãy gõ ít chữ hơn hoặc chọn bộ lọc khác.

# Dòng trạng thái

status-nothing-open = Chưa mở bài nào
status-copied = Đã sao chép vào khay nhớ tạm
status-waiting = { $articles } chưa được so sánh: chọn “So sánh lại” trong trình đơn Nhận định
status-counts = { $articles } · { $claims }
status-summary = { $articles } · { $facts } · { $shared } nhận định chung: { $disputed } tranh cãi, { $differ } khác nhau{ $changed ->
    [0] {""}
   *[other] , { $changed } đã thay đổi
}, { $agree } thống nhất · { $related } liên quan · { $single } chỉ một nguồn
phase-reading = Đang đọc
phase-aligning = Đang đối chiếu
phase-judging = Đang kết luận
phase-comparing = Đang so sánh
phase-going-on = { $phase }…

# Thông báo

notice-about = { $subject }: { $text }
notice-times = { $notice } ({ $times } lần)
notice-dismiss = Bỏ qua
notice-dismiss-named = Bỏ qua thông báo: { $notice }
notice-dismiss-all = Bỏ qua tất cả
notice-settings-unsaved = Không lưu được thiết lập ({ $problem }); chúng có hiệu lực đến khi đóng cửa sổ.
notice-settings-broken = Không đọc được thiết lập ({ $problem }); cửa sổ dùng thiết lập mặc định.
notice-settings-set-aside = Không đọc được thiết lập ({ $problem }); cửa sổ dùng thiết lập mặc định. Tệp cũ được giữ lại là { $aside }.

# Tệp có vấn đề gì, và nên làm gì

note-gone = Không tìm thấy. Hãy kiểm tra đường dẫn; tệp có thể đã được chuyển đi hoặc đổi tên.
note-broken-link = Liên kết đến một tệp không còn nữa. Hãy mở tệp ở chỗ hiện nay của nó.
note-no-permission = Bạn không có quyền đọc. Hãy đổi quyền của nó, hoặc sao chép vào thư mục của bạn.
note-not-a-file = Không phải tệp cũng không phải thư mục. Hãy lưu văn bản thành tệp rồi mở tệp đó.
note-no-texts = Thư mục này không có tệp .txt, .text hay .md, cũng không có phụ đề. Hãy mở thư mục chứa các bài viết.
note-left-out-files = Không mở vì tên tệp không có đuôi của văn bản: { $names }. Hãy lưu bài viết dưới dạng văn bản thuần (.txt), hoặc mở riêng tệp đó.
note-left-out-folders = Không mở các thư mục bên trong: { $names }. Muốn đọc thư mục nào, hãy mở riêng thư mục đó.
note-web-page = Đây là mã của một trang web, không phải văn bản thuần. Hãy mở bằng trình duyệt rồi sao chép bài viết, hoặc lưu thành văn bản thuần (.txt).
note-foreign = Đây là { $format }, không phải văn bản thuần. Hãy mở bằng chương trình của nó và lưu thành văn bản thuần (.txt).
note-binary = Đây không phải văn bản. Nếu là bài viết, hãy mở bằng chương trình của nó và lưu thành văn bản thuần (.txt).
note-blank = Trong đó không có chữ nào. Hãy sao chép hoặc lưu văn bản của bài rồi mở.
note-too-large = Lớn hơn { $mib } MiB, quá lớn cho một bài viết. Hãy lưu từng bài trong đó thành tệp riêng.
note-unreadable = Không đọc được ({ $reason }). Hãy sao chép vào máy này rồi thử lại.
note-given-twice = Được đưa vào hai lần; chỉ mở một lần.
note-same-text = Văn bản giống hệt { $file } đang mở; chỉ mở một lần.
note-guessed-encoding = Được đọc theo { $encoding }, do phỏng đoán. Nếu chữ hiện sai, hãy lưu thành UTF-8 rồi mở lại.
note-damaged = { $encoding } bị hỏng: { $places } × “{"\uFFFD"}” ở chỗ byte không có nghĩa. Hãy đối chiếu những chỗ này ở nơi khác.
note-mended-letters = Chữ trong bài đã bị giải mã sai trước khi lưu (“â€™” thay cho “’”). Đã sửa lại ở { $places } chỗ. Hãy đối chiếu với nguồn ở những chỗ quan trọng.
note-doubtful-letters = Có vẻ một số chữ bị giải mã sai (“Ã©” thay cho “é”) ở { $places } chỗ; chúng được giữ nguyên. Hãy sao chép lại bài từ nguồn.
note-legacy-letters = Được đọc theo { $encoding }, một bảng mã tiếng Việt có trước Unicode, do phỏng đoán. Chữ hoa có dấu có thể hiện thành chữ thường.
note-subtitles = Được đọc như phụ đề: số thứ tự và thời gian được bỏ ra, một câu có thể kéo dài qua nhiều dòng phụ đề.
note-joined-lines = Các dòng bị ngắt theo độ rộng cố định. Đã nối { $lines } dòng với dòng sau thành một đoạn.
note-altered-text = Nội dung bài này trong không gian làm việc đã bị sửa ngoài Synoptic. Các chỉnh sửa vẫn giữ ở chỗ còn nguyên chữ.
note-no-hash = Mã băm của bài này trong không gian làm việc bị hỏng nên bài bị bỏ ra. Hãy mở lại tệp của bài.
note-not-a-workspace = Đây không phải không gian làm việc của Synoptic, hoặc không đọc được gì trong đó. Hãy tìm một bản sao cũ hơn.
note-newer-workspace = Tệp do bản Synoptic mới hơn tạo ra (định dạng { $version }). Chưa có gì thay đổi; hãy cập nhật Synoptic để mở.
note-rescued = Tệp bị hỏng: đã cứu được { $articles } bài và { $steps } chỉnh sửa, { $lines } dòng không đọc được. Hãy lưu với tên khác; tệp hỏng vẫn giữ nguyên.
note-unwritable = Không ghi được ({ $reason }). Hãy lưu với tên khác hoặc vào thư mục khác.
note-reading-failed = Việc đọc thất bại do lỗi của chương trình này. Các bài khác vẫn còn; xin báo lỗi kèm văn bản.
note-comparing-failed = Việc so sánh thất bại do lỗi của chương trình này. Các bài khác vẫn còn; xin báo lỗi kèm văn bản.
format-pdf = một tệp PDF
format-office = một tệp Word, OpenDocument hoặc ZIP
format-old-office = một tệp Word hoặc Excel đời cũ
format-rtf = một tài liệu RTF
format-picture = một bức ảnh
format-medium = ảnh, âm thanh hoặc phim
format-compressed = một tệp nén
format-program = một chương trình
format-database = một cơ sở dữ liệu
format-web-archive = một kho lưu trang web hoặc danh sách thuộc tính

# Hộp thoại

path-heading = Mở theo đường dẫn
path-stands-in = Hệ thống này không có hộp thoại chọn tệp (không có desktop portal lẫn zenity). Hãy gõ hoặc dán đường dẫn.
path-field = Đường dẫn của tệp hoặc thư mục
path-open = Mở
path-close = Đóng
commands-field = Tìm lệnh
commands-none = Không lệnh nào có những chữ này

# Dẫn chứng

evidence-empty = Chọn một nhận định trong danh sách, hoặc bấm vào một đoạn được tô màu, để xem lời của từng nguồn.
evidence-close = Đóng phần dẫn chứng
close-by-key = Đóng (Esc)
evidence-absent = Không có ở: { $outlets }
card-conflicts = Điểm mâu thuẫn
card-details = Chi tiết
card-origins = Nguồn gốc
card-links = Vì sao ghép chung
card-says = Đoạn này nói gì
card-says-named = { $outlet } nói gì ở đây
card-said-by = Người nói: { $speaker }
card-copy = Sao chép
card-copy-tip = Sao chép lời kèm tên báo, tiêu đề, ngày và liên kết
card-copy-named = Sao chép trích dẫn từ { $outlet }: { $words }
card-why = Vì sao
card-why-tip = Hiện từng lý do và trọng số của nó
card-why-named = Vì sao { $pair }
card-link = { $pair }: { $percent }
both-have = Cùng có: { $words }
within = Trong { $outlet }
reasons-against = nghịch: { $against }
reasons-for-and-against = { $for }; nghịch: { $against }

# Các loại chi tiết

aspect-quantity = Con số
aspect-date = Ngày
aspect-polarity = Diễn biến hay phủ nhận
aspect-place = Địa điểm
aspect-name = Tên riêng
aspect-certainty = Sự thật hay cáo buộc
aspect-attribution = Ai nói
aspect-wording = Cách dùng từ
detail-noted = { $aspect }: { $note }
detail-over-time = đã thay đổi theo thời gian
detail-same = có thể là một

# Đoạn văn có ý gì

badge-denies = Phủ nhận
badge-alleges = Cáo buộc
badge-hedged = Dè dặt
badge-best = Lời tiêu biểu
badge-other-claim = Còn nêu một nhận định khác
stance-asserts = khẳng định
stance-denies = phủ nhận
stance-alleges = cáo buộc
certainty-plain = nói thẳng
certainty-hedged = dè dặt

# Nguồn gốc

origins-counts = { $articles }, { $origins }
origins-shared = { $pair }: { $why }
origins-same-passage = đoạn này gần như giống nhau từng chữ
origins-near-copies = gần như chép lại; { $of_a } của { $a } có trong { $b }, { $of_b } của { $b } có trong { $a }
origins-agency = cả hai lấy từ cùng một hãng tin
origins-agency-named = cả hai lấy từ cùng một hãng tin (“{ $agency }”)

# Đoạn văn nói gì

says-stance = Lập trường
says-said-by = Người nói
says-certainty = Độ chắc
says-answers = Đáp lại
says-not = Phủ định
says-not-means = mệnh đề chính bị phủ định
says-number = Con số
says-date = Ngày
says-time = Giờ
says-name = Tên riêng
says-points-back = Nhắc lại
says-speaker = { $speaker }, { $speech }
speech-quoted = trích nguyên văn
speech-reported = thuật lại
number-about = khoảng { $number }
number-nearly = gần { $number }
number-at-least = ít nhất { $number }
number-at-most = nhiều nhất { $number }
number-range = { $low } đến { $high }
value-rank = thứ { $rank }
value-born = sinh năm { $year }
value-gender =
    { $gender ->
        [female] nữ
       *[other] nam
    }
number-or = { $number } hoặc { $other }
date-year-inferred = { $date } (năm được suy ra)
date-inferred = { $date } (được suy ra)
date-extent-inferred = { $date } (khoảng thời gian được suy ra)
date-just-now = vừa xong
date-minutes-ago = { $count } phút trước
date-hours-ago = { $count } giờ trước
date-days-ago = { $count } ngày trước
name-person = người
name-place = địa danh
points-denies = phủ nhận “{ $words }”
points-confirms = xác nhận “{ $words }”
points-comments = bình luận về “{ $words }”
points-continues = nói tiếp “{ $words }”

# Đặt hai đoạn cạnh nhau

pair-heading = So sánh với…
pair-how = Bấm vào một đoạn, hoặc dùng phím mũi tên: ↑ ↓ trong một bài, ← → sang bài khác. Rồi nhấn Enter.
pair-show = Xem vì sao
pair-show-tip = Vì sao hai đoạn này được ghép hay không (Enter)
pair-first = Đoạn thứ nhất
pair-second = Đoạn thứ hai
pair-close = Đóng phần so sánh hai đoạn
why-joined = = Được ghép
why-not-joined = ≠ Không được ghép
why-heading = Vì sao
why-figures-joined = Cùng một ý: { $score } · cần: { $join } · trung bình trong nhóm: { $mean }
why-figures-apart = Cùng một ý: { $score } · cần: { $join } · trung bình giữa hai nhóm: { $mean }
why-reaches = Xác suất hai đoạn nói cùng một ý là { $score }; cần { $join }.
why-company = Riêng hai đoạn thì khó nói là cùng một ý ({ $score }, cần { $join }); các đoạn khác trong nhóm nối chúng lại: trung bình là { $mean }.
why-same-article = Cả hai nằm trong cùng một bài.
why-below = Xác suất hai đoạn nói cùng một ý chỉ là { $score }; cần { $join }.
why-mean-below = Trung bình giữa mọi đoạn của hai nhóm chỉ là { $mean }; cần { $join }.
why-cannot-be-one = Hai nhóm có những đoạn không thể nói cùng một ý.
why-no-shared-word = Hai đoạn không có từ nào chung
why-weight-for = +{ $weight }
why-weight-against = −{ $weight }
why-reason = { $reason }: { $weight }

# Lý do ghép hai đoạn: .against là cũng điều ấy khi nó nói ngược lại, nếu có lời riêng

reason-rare-words = có chung từ hiếm
    .against = ít từ hiếm chung
reason-contained = đoạn này nói điều đoạn kia nói
    .against = mỗi đoạn nói điều riêng
reason-shared = tổng mức chung của hai đoạn
    .against = ít điểm chung
reason-concepts = từ khác cho cùng một điều
reason-names = cùng tên riêng
    .against = tên riêng khác
reason-quantities = cùng con số
    .against = con số khác
reason-dates = cùng ngày
    .against = ngày khác
reason-other-time = thời điểm không thể là một
reason-accusation = cùng nói về một cáo buộc
reason-points-to = đoạn này nhắc đến đoạn kia
reason-heading = là tiêu đề hoặc tóm tắt
reason-order = nằm ở chỗ khác trong mạch bài
reason-neighbours = xung quanh giống nhau
    .against = xung quanh không giống nhau
reason-closest = gần nhau nhất trong hai bài
    .against = có đoạn khác gần hơn
reason-company = cùng giống những đoạn khác
reason-busy = cũng giống các đoạn khác
reason-widespread = giống với nhiều đoạn
reason-meaning = nghĩa giống nhau
reason-meaning-around = đoạn này nói điều đứng cạnh đoạn kia
reason-missing = hầu như không có từ chỉ một đoạn có
    .against = có từ chỉ một đoạn có
reason-length = độ dài của hai đoạn

# Các cột

column-shared = { $shared }/{ $passages } đoạn là điểm chung
column-shared-short = { $shared }/{ $passages } điểm chung
column-width = Độ rộng của { $title }
column-text = Nội dung của { $title }
column-doubts = { $contradictions } trong { $title }: { $lines }
column-doubts-how = Bấm để đi từ chỗ này sang chỗ khác
column-says = Đoạn này nói gì
passage-stands = { $relation }: “{ $words }”
passage-copy = Sao chép đoạn
passage-quote = Sao chép thành trích dẫn
passage-copy-selection = Sao chép phần đã chọn
passage-evidence = Xem dẫn chứng
passage-none = Không có đoạn nào ở đây
passage-compare = So sánh với…
passage-compare-tip = Chọn đoạn thứ hai
passage-explain = Vì sao ghép hay không
passage-explain-tip = Với đoạn đang chọn

# Ma trận và dòng thời gian.

matrix-certain = chắc chắn
matrix-claims = { $count } nhận định
matrix-rows = Hàng
matrix-columns = Cột
matrix-rows-list = Như trong danh sách
matrix-rows-disagreement = Theo mức bất đồng
matrix-rows-sources = Theo số bài
matrix-rows-article = Theo thứ tự trong { $outlet }
matrix-columns-order = Như các cột bài
matrix-columns-date = Theo ngày
matrix-columns-share = Theo phần chung
matrix-sources = trong { $count } bài
matrix-no-date = Không rõ ngày
matrix-row-name = { $verdict }: { $words }, { $sources } bài
matrix-cell-name = { $outlet }: { $says }. Nhận định: { $words }
matrix-blank-name = { $outlet } không nói: { $words }
matrix-head-name = { $outlet }: { $title }, { $date }. Xếp các hàng theo thứ tự trong bài này
matrix-head-sorted = { $outlet }: { $title }, { $date }. Các hàng đang theo thứ tự trong bài này; nhấn để bỏ
matrix-hint-cell = Nhấp để chọn, nhấp đúp hoặc Enter để đọc trong bài
matrix-hint-head = Nhấp: xếp hàng theo thứ tự trong bài này
matrix-hint-head-sorted = Nhấp: trở lại thứ tự của danh sách
matrix-silent = { $outlet } không nói điều này.
matrix-empty = Không có nhận định nào để hiện. Hãy chọn bộ lọc khác trong danh sách bên trái, hoặc xóa chữ đã gõ ở đó.
matrix-empty-one = Mới mở một bài. Ma trận đặt các bài cạnh nhau: hãy mở thêm bài thứ hai.

timeline-month = { $month }
timeline-day = { $day }/{ $month }
timeline-month-of-year = Th. { $month }/{ $year }
timeline-guessed = { $date } (một phần do suy đoán)
timeline-mark-name = { $outlet }, { $date }: { $verdict }. { $words }
timeline-undated = { $count } đoạn không nêu ngày
timeline-yearless = { $count } đoạn nêu ngày mà không có năm
timeline-published = Đăng ngày { $date }
timeline-no-published = Không rõ ngày đăng
timeline-earlier = { $count } trước đó
timeline-later = { $count } sau đó
timeline-earlier-hint = Hiện mốc gần nhất ở phía trước
timeline-later-hint = Hiện mốc gần nhất ở phía sau
timeline-fit = Vừa khung
timeline-written = Nguyên văn: “{ $words }”
timeline-hint-mark = Nhấp để chọn, nhấp đúp hoặc Enter để đọc trong bài
timeline-empty = Không đoạn nào trong danh sách này nêu ngày. Bộ lọc khác trong danh sách bên trái có thể có.
timeline-empty-list = Không có nhận định nào để hiện. Hãy chọn bộ lọc khác trong danh sách bên trái, hoặc xóa chữ đã gõ ở đó.

# Claims list
list-probably = { $verdict }, có lẽ cùng một ý
list-probably-means = Chưa chắc các đoạn này nói cùng một ý: hãy đọc lại trước khi tin.
list-numbers = Số liệu
list-numbers-means = Chỉ những nhận định có con số
list-quotes = Trích dẫn
list-quotes-means = Chỉ những nhận định có lời nói được trích nguyên văn
list-sure = Chắc chắn
list-sure-means = Ẩn những nhận định mà các đoạn chỉ có lẽ nói cùng một ý
list-left-out = Bị bỏ qua bởi…
list-left-out-by = { $outlet } bỏ qua
list-left-out-means = Chỉ những nhận định mà bài khác có còn một bài thì không
list-left-out-any = Bất kỳ bài nào
list-left-out-entry = { $outlet } ({ $count })
list-sort = Sắp xếp: { $by }
list-sort-means = Thứ tự của các nhận định
list-sort-disagreement = Mức bất đồng
list-sort-sources = Số nguồn
list-sort-sure = Độ chắc chắn
list-sort-article = Thứ tự trong { $outlet }
list-nothing-has-all = Không có nhận định nào thỏa mãn tất cả. Hãy bỏ bớt một bộ lọc hoặc vài chữ để thấy nhiều hơn.

# Find bar
find-field = Tìm trong các bài
find-count = { $present } / { $all } trong { $articles } bài
find-nothing = Không có trong các bài này
find-close = Đóng thanh tìm kiếm
find-close-means = Đóng (Esc)
find-exact = Đúng dấu
find-exact-means = Chỉ tìm những từ có đúng các dấu như đã gõ

# Command palette and page of keys
palette-no-articles = chưa mở bài nào
palette-no-column = không có cột này
palette-no-claims = danh sách không có nhận định nào
palette-no-selection = chưa chọn nhận định nào
palette-no-work = không có việc gì đang chạy
keys-title = Phím tắt
keys-close = Đóng
keys-or = { $one } hoặc { $other }
keys-files = Tệp
keys-claims = Nhận định
keys-articles = Các bài
keys-view = Hiển thị

# Các cột bài
reader-overview = Toàn cảnh của { $title }
reader-close = Đóng { $title }
reader-widen = Hiện toàn bộ { $title }
reader-menu = Trình đơn của { $title }
reader-lock = Cho { $title } cuộn riêng
reader-unlock = Cho { $title } lại cuộn cùng các bài khác
reader-pin = Ghim bên trái
reader-pin-sentence = Làm bài đối chiếu, còn các cột khác vẫn cuộn ngang
reader-lock-entry = Cuộn riêng
reader-lock-sentence = Cột này không cuộn theo các cột khác và cũng không kéo chúng theo
reader-narrow = Thu thành dải hẹp
reader-narrow-sentence = Chỉ cho thấy các đoạn chung nằm ở đâu
reader-hide = Ẩn
reader-hide-sentence = Có thể hiện lại từ thanh trình đơn
reader-close-entry = Đóng
reader-close-sentence = Bài này không được so sánh nữa
reader-hidden = Các cột đang ẩn ({ $count })

## Những điều người đọc đã làm, để hoàn tác theo tên
act-open = mở bài
act-close = đóng bài
act-reload = đọc lại tệp
act-confirm = xác nhận liên kết
act-reject = bác liên kết
act-undecide = để chương trình tự ghép
act-confirm-fact = xác nhận dữ kiện
act-reject-fact = bác dữ kiện
act-undecide-fact = để chương trình tự xét dữ kiện
act-join = ghép đoạn
act-take-out = tách đoạn ra
act-split = chia nhóm
act-merge = gộp nhóm
act-mark-claim = đánh dấu là nhận định
act-mark-furniture = đánh dấu là phần phụ
act-unmark = bỏ đánh dấu
act-verdict = đặt kết luận
act-no-verdict = bỏ kết luận
act-correct = sửa thông tin bài
act-note = thêm ghi chú
act-edit-note = sửa ghi chú
act-delete-note = xóa ghi chú
act-tag = gắn nhãn
act-untag = gỡ nhãn
act-rate = đánh giá nhận định
act-unrate = bỏ đánh giá
act-colour = đặt màu
act-scale = đổi thang đánh giá
act-author = ghi người kiểm chứng

## Ghi chú, nhãn, đánh giá, màu, và tìm lại chúng
command-note = Viết ghi chú
    .tip = Ghi chú về dữ kiện hoặc nhận định đang chọn
command-tag = Gắn nhãn…
    .tip = Gắn hoặc gỡ nhãn của nhận định đang chọn
command-rate = Đánh giá…
    .tip = Nhận định đang chọn đúng đến đâu, dựa trên bằng chứng nào
command-colour = Đặt màu…
    .tip = Đặt màu cho nhận định đang chọn để dễ tìm lại
command-scale = Thang đánh giá và người kiểm chứng…
    .tip = Tên các mức đánh giá và người đánh giá
remarks-menu = Nhận xét
remarks-menu-tip = Ghi chú, gắn nhãn, đánh giá hoặc đặt màu cho nhận định này
remarks-menu-passage = Nhận xét về đoạn của { $outlet }
remarks-menu-passage-tip = Ghi chú, gắn nhãn, đánh giá hoặc đặt màu cho đoạn này
remarks-card = Nhận xét của bạn
remarks-add-note = Viết ghi chú
remarks-note-field = Ghi chú mới
remarks-note-edited = Ghi chú
remarks-keep = Lưu
remarks-keep-tip = Lưu nội dung vừa gõ
remarks-put-away = Bỏ
remarks-put-away-tip = Đóng ô và bỏ nội dung vừa gõ
remarks-edit-note = Sửa
remarks-edit-note-tip = Sửa ghi chú này
remarks-edit-note-named = Sửa ghi chú: { $note }
remarks-delete = Xóa
remarks-delete-note = Xóa ghi chú này; có thể hoàn tác
remarks-delete-note-named = Xóa ghi chú: { $note }
remarks-change = Bấm để thay đổi
remarks-colour-is = Màu: { $colour }
remarks-rated = Đánh giá: { $rating }
remarks-evidence-is = Bằng chứng: { $evidence }
remarks-untag-named = Gỡ nhãn: { $tag }
remarks-untag-tip = Gỡ nhãn này
remarks-close = Đóng
remarks-tag-heading = Nhãn
remarks-tag-field = Gõ nhãn rồi nhấn Enter
remarks-tag-add = Thêm nhãn
remarks-tags-before = Đã dùng trước đây:
remarks-rating-heading = Nhận định này đúng đến đâu?
remarks-evidence-field = Bằng chứng cho đánh giá
remarks-rate = Lưu đánh giá
remarks-unrate = Bỏ đánh giá
remarks-scale-change = Đổi thang…
remarks-rating-true = Đúng
remarks-rating-mostly-true = Phần lớn đúng
remarks-rating-mixed = Đúng một phần
remarks-rating-unproven = Chưa đủ căn cứ
remarks-rating-false = Sai
remarks-colour-heading = Màu
remarks-colour-none = Không màu
remarks-red = Đỏ
remarks-orange = Cam
remarks-yellow = Vàng
remarks-green = Xanh lá
remarks-blue = Xanh dương
remarks-purple = Tím
remarks-scale-heading = Thang đánh giá
remarks-scale-means = Mỗi dòng một mức, từ đúng nhất đến sai nhất. Để trống nếu dùng thang thông thường.
remarks-scale-field = Tên các mức đánh giá
remarks-author-heading = Người kiểm chứng
remarks-author-means = Được ghi cùng các đánh giá khi xuất ra.
remarks-author-name = Tên người hoặc cơ quan
remarks-author-link = Địa chỉ web
remarks-row-found = { $row }; bạn đã viết: { $text }
remarks-row-coloured = { $row }; { $colours }
remarks-filter = Việc của bạn
remarks-filter-on = Việc của bạn: { $asked }
remarks-filter-means = Chỉ những nhận định bạn đã xử lý, hoặc chưa xem đến
remarks-filter-any = Mọi nhận định
remarks-filter-confirmed = Bạn đã xác nhận
remarks-filter-judged = Bạn đã đặt kết luận
remarks-filter-noted = Có ghi chú
remarks-filter-untouched = Bạn chưa xem đến
remarks-filter-tags = Có nhãn
remarks-filter-ratings = Được đánh giá
remarks-filter-colours = Có màu
remarks-filter-entry = { $words } ({ $count })

## Lịch sử: những gì đã làm, đã hoàn tác, và đang chờ văn bản
command-history = Lịch sử…
    .tip = Mọi việc đã làm, có thể quay về bất kỳ bước nào
command-orphans = Thay đổi đang chờ văn bản…
    .tip = Những thay đổi mà đoạn văn bản của chúng không còn trong các bài
history-menu = Sửa
history-command-act = { $command } { $act }
history-undone = Đã hoàn tác: { $act }
history-redone = Đã làm lại: { $act }
history-went-back = { $count ->
   *[other] Đã lùi { $count } bước
}
history-went-forward = { $count ->
   *[other] Đã tiến { $count } bước
}
history-nothing-to-undo = không có gì để hoàn tác
history-nothing-to-redo = không có gì để làm lại
history-nothing-done = chưa làm gì
history-no-orphans = mọi thay đổi đều có văn bản
history-heading = Lịch sử
history-means = Chọn một bước để lùi hoặc tiến đến đó.
history-start = Lúc bắt đầu
history-here = bạn đang ở đây
history-is-undone = đã hoàn tác
history-marked = { $standing } · { $when }
history-lost-text = một bài
history-waiting = { $count ->
   *[other] { $count } thay đổi đang chờ văn bản
}
history-orphans-heading = Thay đổi đang chờ văn bản
history-orphans-mean = Đoạn văn bản của những thay đổi này không còn trong các bài đang mở. Chúng có hiệu lực trở lại ngay khi văn bản xuất hiện lại.
history-no-orphans-left = Không có thay đổi nào đang chờ văn bản.
history-orphan-quote = “{ $quote }” — { $outlet }
history-orphan-closed = Bài này đã đóng.
history-give-up = Từ bỏ
history-give-up-tip = Rút lại thay đổi này; có thể hoàn tác
history-give-up-named = Từ bỏ: { $edit } { $text }
history-copy = Sao chép
history-copy-tip = Sao chép nội dung đã viết và văn bản của nó
history-copy-named = Sao chép: { $edit } { $text }
## Overruling
command-confirm = Xác nhận
    .tip = Chương trình đúng: dữ kiện hoặc nhận định đang chọn, hoặc các mục đã đánh dấu, thuộc về nhau
command-reject = Bác bỏ
    .tip = Chương trình sai: dữ kiện đang chọn không đúng; đoạn đang chọn, hoặc các mục đã đánh dấu, không thuộc về đó
command-take-out = Đưa ra khỏi nhóm
    .tip = Đưa đoạn đang chọn, hoặc các đoạn đã đánh dấu, ra khỏi nhóm của chúng
command-split-off = Tách thành nhóm riêng
    .tip = Lập một nhóm riêng từ các đoạn đã đánh dấu
command-merge = Gộp thành một nhóm
    .tip = Gộp tất cả các mục đã đánh dấu thành một nhóm
command-add-to-group = Thêm vào nhóm đang chọn
    .tip = Đưa các mục đã đánh dấu vào nhóm đang chọn
command-move-to = Chuyển sang nhóm khác…
    .tip = Chọn nhóm cho đoạn đang chọn, hoặc cho các đoạn đã đánh dấu
command-mark-claim = Coi là nhận định
    .tip = Những chữ đang chọn là một nhận định
command-mark-furniture = Coi là phần ngoài bài
    .tip = Những chữ đang chọn, hoặc các đoạn đã đánh dấu, không thuộc nội dung bài
command-unmark = Bỏ phân loại này
    .tip = Để chương trình tự quyết định lại những chữ đang chọn là gì
command-verdict = Kết luận…
    .tip = Nêu kết luận về nhận định đang chọn và lý do
command-correct = Sửa thông tin bài…
    .tip = Sửa tiêu đề, nguồn, ngày đăng, liên kết hoặc ngôn ngữ của bài
command-pick-passage = Đánh dấu đoạn
    .tip = Đánh dấu hoặc bỏ đánh dấu đoạn đang chọn, để xử lý nhiều đoạn cùng lúc
command-pick-group = Đánh dấu nhận định
    .tip = Đánh dấu hoặc bỏ đánh dấu nhận định đang chọn, để xử lý nhiều nhận định cùng lúc
overrule-menu = Xét duyệt
overrule-keys = Chỉnh sửa
overrule-nothing = chưa chọn hoặc đánh dấu gì phù hợp
overrule-picked-passages = Đã đánh dấu { $count } đoạn
overrule-picked-groups = Đã đánh dấu { $count } nhận định
overrule-row-picked = Đã đánh dấu
overrule-why-picked = Vì sao hai đoạn đã đánh dấu được hoặc không được ghép
overrule-clear = Bỏ đánh dấu
overrule-clear-tip = Bỏ đánh dấu tất cả (Esc)
overrule-suggested = ○ Máy gợi ý
overrule-confirmed = ✓ Bạn đã xác nhận
overrule-joined = + Bạn đã ghép vào
overrule-rejected = × Bạn đã bác bỏ
overrule-confirm = Xác nhận
overrule-reject = Bác bỏ
overrule-undecide = Để chương trình quyết định
overrule-take-out = Đưa ra khỏi nhóm
passage-other-claim = Đến nhận định kia: “{ $words }”
overrule-move = Chuyển sang nhóm khác…
overrule-split = Tách các đoạn đã đánh dấu
overrule-pick = Đánh dấu
overrule-let-go = Bỏ đánh dấu
overrule-mark-claim = Coi là nhận định
overrule-mark-furniture = Coi là phần ngoài bài
overrule-unmark = Bỏ phân loại này
overrule-put-back = Đưa trở lại
overrule-put-back-tip = Để chương trình tự quyết định lại đoạn này có thuộc nhóm hay không
overrule-put-back-named = Đưa trở lại { $outlet }: { $words }
overrule-passage-menu = Chỉnh sửa { $outlet }: { $words }
overrule-link-menu = Chỉnh sửa mối nối { $pair }
overrule-menu-tip = Xác nhận, bác bỏ, chuyển…
overrule-judge = Xét duyệt
overrule-judge-tip = Xác nhận hoặc bác bỏ mọi đoạn, đặt kết luận
overrule-confirm-all = Xác nhận tất cả
overrule-confirm-all-tip = Mọi đoạn đều nêu nhận định này
overrule-reject-all = Bác bỏ tất cả
overrule-reject-all-tip = Không có hai đoạn nào nêu cùng một nhận định
overrule-sign-verdict = Kết luận do bạn đặt.
overrule-sign-confirmed = Bạn đã xác nhận mọi đoạn.
overrule-sign-both = Kết luận do bạn đặt và bạn đã xác nhận mọi đoạn.
overrule-ruling = Bạn: { $yours } · Chương trình: { $machine }
overrule-ruling-reasoned = Bạn: { $yours } ({ $reason }) · Chương trình: { $machine }
overrule-verdict-heading = Kết luận về nhận định này là gì?
overrule-verdict-program = Như chương trình: { $symbol } { $verdict }
overrule-reason = Lý do
overrule-save = Lưu
overrule-cancel = Hủy
overrule-correct-heading = Sửa thông tin bài
overrule-correct-entry = Sửa thông tin…
overrule-correct-sentence = Tiêu đề, nguồn, ngày đăng, liên kết hoặc ngôn ngữ
overrule-article = { $outlet }: { $title }
overrule-article-named = Bài: { $article }
overrule-title = Tiêu đề
overrule-source = Nguồn
overrule-published = Ngày đăng
overrule-link = Liên kết
overrule-language = Ngôn ngữ
overrule-language-named = Ngôn ngữ: { $language }
overrule-language-other = ngôn ngữ khác
overrule-nothing-read = không có
overrule-as-read = Như đã đọc
overrule-as-read-named = { $property } như đã đọc
overrule-read = Đã đọc: { $value }
overrule-date-read = Hiểu là { $date }
overrule-date-unread = ⚠ Không đọc được ngày này. Hãy viết như 2024-05-03.
overrule-corrected = đã sửa
overrule-corrected-from = { $property } do bạn sửa; đã đọc: { $read }
overrule-move-heading = Chuyển { $count } đoạn sang nhận định nào?
overrule-move-field = Vài chữ của nhận định
overrule-target = { $symbol } { $words } · { $count } bài
overrule-key-space = Phím cách
## Files

command-new-workspace = Mới
    .tip = Bắt đầu một không gian làm việc trống
command-save = Lưu
    .tip = Lưu các bài và mọi việc bạn đã làm vào một tệp
command-save-as = Lưu thành…
    .tip = Lưu vào một tệp khác
command-export = Xuất…
    .tip = Ghi lại những gì đã tìm thấy và quyết định, cho người không có chương trình
command-read-again = Đọc lại các tệp đã đổi
    .tip = Lấy những gì chương trình khác đã sửa trên đĩa; các chỉnh sửa của bạn vẫn giữ nguyên
command-restore = Khôi phục công việc chưa lưu
    .tip = Lấy lại những gì chưa lưu khi chương trình kết thúc
recovery-nothing-left = không có gì chưa lưu bị bỏ lại
file-title = { $name } — Synoptic
file-title-unsaved = • { $title }
file-untitled = Chưa đặt tên
file-both = Bài viết và không gian làm việc
file-workspaces = Không gian làm việc Synoptic
file-save-title = Lưu không gian làm việc
file-one-at-a-time = Mỗi lần chỉ mở một không gian làm việc, nên tệp này bị bỏ qua. Hãy mở riêng tệp này.
file-nothing-changed = không có tệp nào thay đổi trên đĩa
file-recent-workspaces = Không gian làm việc gần đây
file-save-changes = Lưu công việc của bạn?
file-save-changes-to = Lưu các thay đổi vào “{ $name }”?
file-lost-by-closing = Những gì chưa lưu sẽ mất khi đóng cửa sổ.
file-lost-by-opening = Những gì chưa lưu sẽ mất khi mở nội dung khác.
file-save = Lưu
file-dont-save = Không lưu
file-dont-save-letter = K
file-cancel = Hủy
file-exists = Đã có “{ $name }”.
file-exists-why = Nếu thay thế, nội dung trong tệp đó sẽ mất.
file-elsewhere = Chương trình khác đã sửa “{ $name }”.
file-elsewhere-why = Nếu thay thế, bản sửa đó sẽ mất. Lưu thành tệp khác thì giữ được cả hai.
file-not-read = “{ $name }” có thể chứa nhiều hơn những gì cửa sổ này hiện.
file-not-read-why = Tệp bị hỏng, hoặc có thể đã được sửa sau khi công việc này được giữ lại. Lưu thành tệp khác thì giữ được cả hai.
file-another-file = Lưu thành tệp khác…
file-replace = Thay thế
file-path = Đường dẫn của tệp
file-saved = Đã lưu
file-saving = Đang lưu…
file-changed = { $count ->
    [1] { $name } đã bị sửa trên đĩa.
   *[other] { $name } và các tệp khác đã bị sửa trên đĩa, tất cả { $count } tệp.
}
file-gone = { $count ->
    [1] { $name } không còn ở chỗ cũ. Văn bản của bài vẫn mở ở đây.
   *[other] { $name } và các tệp khác không còn ở chỗ cũ, tất cả { $count } tệp. Văn bản vẫn mở ở đây.
}
file-read-again = Đọc lại
file-keep = Giữ nguyên
file-changed-elsewhere = Chương trình khác đã sửa { $name }.
file-open-again = Mở lại
file-keep-mine = Giữ bản của tôi
recovery-left = Synoptic đã kết thúc khi chưa lưu: { $articles }, { $ago }.
recovery-left-of = Synoptic đã kết thúc khi chưa lưu { $name }: { $articles }, { $ago }.
recovery-left-unread = Synoptic đã kết thúc khi chưa lưu, { $ago }.
recovery-restore = Khôi phục
recovery-discard = Bỏ đi
recovery-later = Để sau
export-title = Xuất
export-title-as = Xuất: { $format }
export-done = Đã xuất ra { $path }
export-copy-path = Sao chép đường dẫn
export-html = Trang web
export-html-for = để đọc và in, mở bằng mọi trình duyệt
export-markdown = Markdown
export-markdown-for = cho ghi chú và trình soạn thảo
export-csv = Bảng (CSV)
export-csv-for = cho mọi phần mềm bảng tính
export-xlsx = Sổ tính (XLSX)
export-xlsx-for = cho Excel và LibreOffice
export-claimreview = ClaimReview
export-claimreview-for = các đánh giá của bạn, cho máy tìm kiếm
export-json = JSON
export-json-for = cho các chương trình khác
export-bundle = Gói bằng chứng
export-bundle-for = văn bản, mã băm và trích dẫn có thể kiểm tra
export-text = Văn bản thuần
export-text-for = để dán vào bất cứ đâu

## Example
command-open-example = Mở ví dụ đã làm sẵn
    .tip = Mở các bài mẫu cùng những gì một người đọc đã quyết định, ghi chú và đánh giá
## Exports: điều cần biết về người kiểm chứng khi xuất ra
exports-author-organization = Toà soạn hoặc tổ chức
exports-author-person = Cá nhân
## Meaning: what the passages mean, beside their words
command-open-languages = Mở bài mẫu bốn thứ tiếng
    .tip = Mở bốn bản tin về một vụ va chạm trên biển (hư cấu) bằng tiếng Việt, Anh, Nga và Hàn
command-use-meaning = So sánh cả theo nghĩa
    .tip = Tìm điều được nói bằng lời khác hay thứ tiếng khác, nhờ bộ mã hóa câu chạy ngay trên máy này
command-choose-model = Chọn bộ mã hóa câu…
    .tip = Dùng bộ mã hóa câu khác: thư mục có model.gguf và tokenizer.json
command-bundled-model = Bộ mã hóa câu của chương trình
    .tip = Dùng bộ mã hóa câu đi kèm chương trình
menu-meaning = Nghĩa
picker-model = Thư mục của bộ mã hóa câu (model.gguf, tokenizer.json)
meaning-encoding = Nghĩa: { $done } trên { $total } đoạn
meaning-encoding-means = Các bài đã được so sánh theo từ ngữ. Nghĩa của từng đoạn đang được tìm ngay trên máy này, bắt đầu từ chỗ bạn đang đọc; liên kết giữa những cách nói và thứ tiếng khác nhau sẽ được thêm dần.
meaning-complete = theo từ ngữ và nghĩa
meaning-complete-means = Các bài được so sánh theo từ ngữ và theo nghĩa của từng đoạn, kể cả giữa các thứ tiếng.
meaning-words-alone = chỉ theo từ ngữ
meaning-words-alone-means = Các bài chỉ được so sánh theo từ ngữ: điều nói bằng lời khác hay bằng thứ tiếng khác khó được tìm ra.
meaning-found = ≈ tìm thấy theo nghĩa, không theo từ ngữ
meaning-row = { $row }, tìm thấy theo nghĩa
across-same = ✓ ở các thứ tiếng
across-conflict = ≠ không giống nhau
across-no-words = Hai thứ tiếng khác nhau, không có từ chung
start-samples = Hoặc xem thử bài mẫu:
fonts-lacking = Máy này không có phông chữ cho { $language }, nên chữ hiện thành ô vuông. Hãy cài một phông, chẳng hạn Noto Sans CJK, rồi mở lại chương trình.
fonts-lacking-some = Máy này không có phông chữ cho một bài, nên chữ hiện thành ô vuông. Hãy cài một phông, chẳng hạn thuộc họ Noto, rồi mở lại chương trình.
language-name =
    { $code ->
        [vi] tiếng Việt
        [en] tiếng Anh
        [ru] tiếng Nga
        [ko] tiếng Hàn
        [zh] tiếng Trung
        [ja] tiếng Nhật
        [fr] tiếng Pháp
        [de] tiếng Đức
        [es] tiếng Tây Ban Nha
        [pt] tiếng Bồ Đào Nha
        [it] tiếng Ý
        [uk] tiếng Ukraina
        [th] tiếng Thái
        [id] tiếng Indonesia
        [ar] tiếng Ả Rập
       *[other] { $code }
    }

## Meaning: why only words were compared
note-no-encoder = Chỉ so sánh được từ ngữ: bản dựng này không có bộ mã hóa câu. Hãy dựng chương trình với các tính năng mặc định để có nó.
note-no-model = Chỉ so sánh được từ ngữ: tệp này của bộ mã hóa câu không có ở đó. Hãy đặt tệp vào đó, hoặc chỉ ra thư mục khác bằng --model hay SYNOPTIC_MODEL.
note-unusable-model = Chỉ so sánh được từ ngữ: đây không phải tệp của bộ mã hóa câu ({ $reason }). Hãy sao chép lại tệp, hoặc chỉ ra thư mục khác bằng --model hay SYNOPTIC_MODEL.
note-encoding-failed = Một số đoạn chỉ được so sánh theo từ ngữ: bộ mã hóa câu gặp lỗi ({ $reason }). Hãy thử lại; nếu vẫn vậy, xin báo lỗi kèm văn bản.
