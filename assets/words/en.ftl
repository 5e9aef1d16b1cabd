# The words of the window, in English. Fluent syntax: projectfluent.org/fluent/guide. A line is a name and its words;
# { $count } is put in; plural forms are chosen by [one] and *[other]. Every name here is in vi.ftl as well.

articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
