# Lời của cửa sổ, bằng tiếng Việt. Cú pháp Fluent: projectfluent.org/fluent/guide. Mỗi dòng là một tên và lời của nó;
# { $count } được điền vào. Mọi tên ở đây đều có trong en.ftl.

articles = { $count } bài
