"""The sentence encoder as a graph of ONNX, in single precision, for `meaning.py`."""
import numpy as np
from gguf import GGUFReader, dequantize
from onnx import TensorProto, helper, numpy_helper


def graph(path):
    """The bytes of the graph of the BERT encoder whose weights are in the GGUF file at `path`. It takes `ids`, texts x tokens,
    and `mask`, texts x 1 x 1 x tokens, which is added to what a token makes of another; it gives `states`, texts x tokens x
    dimensions."""
    reader = GGUFReader(path)
    weights = {t.name: dequantize(t.data, t.tensor_type).astype(np.float32) for t in reader.tensors}
    field = lambda name: reader.fields[name].contents()
    heads, epsilon = field("bert.attention.head_count"), field("bert.attention.layer_norm_epsilon")
    width = field("bert.embedding_length")
    nodes, constants = [], {}

    def constant(name, value):
        constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def node(kind, *inputs, **attributes):
        out = f"{kind}_{len(nodes)}"
        nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def weight(name):
        return constant(name, weights[name])

    def dense(x, name):
        return node("Add", node("MatMul", x, constant(name, weights[f"{name}.weight"].T)), weight(f"{name}.bias"))

    def norm(x, name):
        return node("LayerNormalization", x, weight(f"{name}.weight"), weight(f"{name}.bias"), axis=-1, epsilon=epsilon)

    def gelu(x):
        half = node("Erf", node("Div", x, constant("root_2", np.float32(2**0.5))))
        return node("Mul", node("Mul", x, node("Add", half, constant("one", np.float32(1)))), constant("half", np.float32(0.5)))

    def by_head(x, order):
        shape = constant("by_head", np.array([0, 0, heads, width // heads]))
        return node("Transpose", node("Reshape", x, shape), perm=order)

    places = constant("places", weights["position_embd.weight"] + weights["token_types.weight"].reshape(-1, width)[0])
    length = node("Slice", node("Shape", "ids"), constant("1", np.array([1])), constant("2", np.array([2])))
    own = node("Slice", places, constant("0", np.array([0])), length)
    x = norm(node("Add", node("Gather", weight("token_embd.weight"), "ids"), own), "token_embd_norm")
    for layer in range(field("bert.block_count")):
        part = lambda name: f"blk.{layer}.{name}"
        query, value = (by_head(dense(x, part(name)), [0, 2, 1, 3]) for name in ["attn_q", "attn_v"])
        key = by_head(dense(x, part("attn_k")), [0, 2, 3, 1])
        scores = node("Div", node("MatMul", query, key), constant("root", np.float32((width / heads) ** 0.5)))
        taken = node("MatMul", node("Softmax", node("Add", scores, "mask"), axis=-1), value)
        joined = node("Reshape", node("Transpose", taken, perm=[0, 2, 1, 3]), constant("joined", np.array([0, 0, width])))
        x = norm(node("Add", x, dense(joined, part("attn_output"))), part("attn_output_norm"))
        x = norm(node("Add", x, dense(gelu(dense(x, part("ffn_up"))), part("ffn_down"))), part("layer_output_norm"))
    nodes[-1].output[0] = "states"
    inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"]),
              helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["texts", 1, 1, "tokens"])]
    outputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["texts", "tokens", width])]
    made = helper.make_graph(nodes, "e5", inputs, outputs, list(constants.values()))
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=10).SerializeToString()
