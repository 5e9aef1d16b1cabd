//! Pictures of the window without GPU, driver or display: egui's triangles painted on the CPU, the same to the byte
//! from run to run. Knows triangles and textures; paint callbacks are left out, the program has none.
//!
//! The rules are those of egui's own painters: colours are sRGB with premultiplied alpha and are blended as they are,
//! a pixel belongs to the triangle that its centre is in, and one on a shared edge to the triangle right of or below it.

use std::collections::HashMap;

use egui::{
    Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureFilter, TextureId, TextureOptions, TextureWrapMode,
    TexturesDelta,
    epaint::{ImageData, ImageDelta, Mesh, Primitive, Vertex},
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Red, green, blue and alpha, each between 0 and 255.
type Colour = [f32; 4];

/// Paints what a `Harness` shows: `Harness::builder().renderer(SoftPainter::default())`.
#[derive(Default)]
pub struct SoftPainter {
    textures: HashMap<TextureId, Texture>,
    /// Not needed after the last frame; dropped when the next one begins.
    freed: Vec<TextureId>,
}

impl TestRenderer for SoftPainter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.change(id, change);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = ColorImage::filled([size.x.round() as usize, size.y.round() as usize], Color32::BLACK);
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a mesh with a texture that does not exist")?;
            paint_mesh(&mut canvas, texture, mesh, primitive.clip_rect * scale, scale);
        }
        let [width, height] = canvas.size.map(|side| side as u32);
        let bytes = canvas.pixels.iter().flat_map(Color32::to_array).collect();
        RgbaImage::from_raw(width, height, bytes).ok_or_else(|| "a canvas of the wrong size".to_owned())
    }
}

impl SoftPainter {
    fn change(&mut self, id: TextureId, change: ImageDelta) {
        let ImageData::Color(image) = change.image;
        let Some([left, top]) = change.pos else {
            self.textures.insert(id, Texture { image: (*image).clone(), options: change.options });
            return;
        };
        let Some(texture) = self.textures.get_mut(&id) else { return };
        for (row, pixels) in image.pixels.chunks_exact(image.width()).enumerate() {
            let start = (top + row) * texture.image.width() + left;
            texture.image.pixels[start..start + pixels.len()].copy_from_slice(pixels);
        }
    }
}

/// A picture that triangles are filled with; text and plain colours come from one, too.
struct Texture {
    image: ColorImage,
    options: TextureOptions,
}

impl Texture {
    /// The colour at `uv`, where (1, 1) is the lower right corner.
    fn sample(&self, uv: Pos2) -> Colour {
        let [x, y] = [uv.x * self.image.width() as f32, uv.y * self.image.height() as f32];
        if self.options.magnification == TextureFilter::Nearest {
            return self.texel(x.floor(), y.floor());
        }
        let [x, y] = [x - 0.5, y - 0.5];
        let [left, top] = [x.floor(), y.floor()];
        let row = |y| mix(self.texel(left, y), self.texel(left + 1.0, y), x - left);
        mix(row(top), row(top + 1.0), y - top)
    }

    fn texel(&self, x: f32, y: f32) -> Colour {
        let [column, row] = [self.wrapped(x, self.image.width()), self.wrapped(y, self.image.height())];
        parts(self.image.pixels[row * self.image.width() + column])
    }

    fn wrapped(&self, at: f32, len: usize) -> usize {
        let (at, len) = (at as i64, len as i64);
        let wrapped = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => at.clamp(0, len - 1),
            TextureWrapMode::Repeat => at.rem_euclid(len),
            TextureWrapMode::MirroredRepeat => {
                let there_and_back = at.rem_euclid(2 * len);
                there_and_back.min(2 * len - 1 - there_and_back)
            }
        };
        wrapped as usize
    }
}

/// `clip` and the mesh's corners count in points and pixels: `scale` pixels are a point.
fn paint_mesh(canvas: &mut ColorImage, texture: &Texture, mesh: &Mesh, clip: Rect, scale: f32) {
    for corners in mesh.indices.chunks_exact(3) {
        let corner = |which: usize| {
            let vertex = mesh.vertices[corners[which] as usize];
            Vertex { pos: vertex.pos * scale, ..vertex }
        };
        paint_triangle(canvas, texture, [corner(0), corner(1), corner(2)], clip);
    }
}

fn paint_triangle(canvas: &mut ColorImage, texture: &Texture, mut corners: [Vertex; 3], clip: Rect) {
    let turn = |[a, b, c]: [Vertex; 3]| side(a.pos, b.pos, c.pos);
    if turn(corners) < 0.0 {
        corners.swap(1, 2);
    }
    let area = turn(corners);
    if area == 0.0 || !area.is_finite() {
        return;
    }
    let [a, b, c] = corners;
    let edges = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
    let is_plain = corners.iter().all(|corner| corner.uv == a.uv && corner.color == a.color);
    let plain = is_plain.then(|| colour_at(texture, &corners, [1.0, 0.0, 0.0]));
    let box_of = Rect::from_points(&corners.map(|corner| corner.pos));
    let [columns, rows] = pixels_in(box_of, clip, canvas.size);
    for y in rows {
        for x in columns.clone() {
            let centre = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            let sides = edges.map(|(from, to)| side(from, to, centre));
            let is_inside = |i: usize| sides[i] > 0.0 || (sides[i] == 0.0 && is_top_or_left(edges[i]));
            if (0..3).all(is_inside) {
                let over = plain.unwrap_or_else(|| colour_at(texture, &corners, sides.map(|side| side / area)));
                let pixel = &mut canvas.pixels[y * canvas.size[0] + x];
                *pixel = blended(*pixel, over);
            }
        }
    }
}

/// Columns and rows of the pixels whose centres may lie in `area`, in `clip` and on the canvas.
fn pixels_in(area: Rect, clip: Rect, size: [usize; 2]) -> [std::ops::Range<usize>; 2] {
    [0, 1].map(|axis| {
        let first = (area.min[axis] - 0.5).ceil().max(clip.min[axis].round()).max(0.0);
        let end = ((area.max[axis] - 0.5).floor() + 1.0).min(clip.max[axis].round()).min(size[axis] as f32);
        first as usize..end.max(first) as usize
    })
}

/// Twice the area of the triangle of the three; positive where `point` lies right of the way `from` `to`.
fn side(from: Pos2, to: Pos2, point: Pos2) -> f32 {
    let (way, there) = (to - from, point - from);
    way.x * there.y - way.y * there.x
}

fn is_top_or_left((from, to): (Pos2, Pos2)) -> bool {
    to.y < from.y || (to.y == from.y && to.x > from.x)
}

/// The colour of the point that is made of the corners by `weights`.
fn colour_at(texture: &Texture, corners: &[Vertex; 3], weights: [f32; 3]) -> Colour {
    let [a, b, c] = corners;
    let weighed = |part: fn(&Vertex) -> f32| part(a) * weights[0] + part(b) * weights[1] + part(c) * weights[2];
    let uv = Pos2::new(weighed(|corner| corner.uv.x), weighed(|corner| corner.uv.y));
    let tints = corners.map(|corner| parts(corner.color));
    let tint: Colour = std::array::from_fn(|i| (0..3).map(|corner| tints[corner][i] * weights[corner]).sum());
    let texel = texture.sample(uv);
    std::array::from_fn(|i| tint[i] * texel[i] / 255.0)
}

fn blended(under: Color32, over: Colour) -> Color32 {
    let shines_through = 1.0 - over[3] / 255.0;
    let under = parts(under);
    // Adding a half and cutting rounds to the nearest; casting keeps within 0 and 255.
    let [r, g, b, a] = std::array::from_fn(|i| (over[i] + under[i] * shines_through + 0.5) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}

fn parts(colour: Color32) -> Colour {
    colour.to_array().map(f32::from)
}

fn mix(a: Colour, b: Colour, share: f32) -> Colour {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * share)
}
