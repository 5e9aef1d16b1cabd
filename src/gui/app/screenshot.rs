//! A picture of the real window, saved once the articles are compared; then the window closes.
//!
//! Used for the README's pictures and to check the window where nobody looks at it.

use std::{
    fs::File,
    io::{self, BufWriter},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use egui::{ColorImage, Context, ViewportCommand};

/// Frames to draw before the picture, so that scrolling and fading have come to rest.
const FRAMES: u32 = 30;

/// What came of saving, for whoever started the window.
pub type Outcome = Arc<Mutex<Option<io::Result<()>>>>;

/// A picture that is still to be taken.
pub struct Shot {
    path: PathBuf,
    frames_left: u32,
    outcome: Outcome,
}

impl Shot {
    /// A picture to be saved as `path`.
    pub fn new(path: PathBuf, outcome: Outcome) -> Self {
        Shot { path, frames_left: FRAMES, outcome }
    }

    /// Counts a frame in which nothing is left to do; after the last one takes the picture and closes the window.
    pub fn count_frame(&mut self, ctx: &Context) {
        ctx.request_repaint();
        self.frames_left = self.frames_left.saturating_sub(1);
        if self.frames_left != 1 {
            return;
        }
        let (path, outcome, closing) = (self.path.clone(), Arc::clone(&self.outcome), ctx.clone());
        ctx.request_screenshot(move |image| {
            *outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(save(&path, &image));
            closing.send_viewport_cmd(ViewportCommand::Close);
            closing.request_repaint();
        });
    }
}

/// Writes `image` as a PNG.
fn save(path: &Path, image: &ColorImage) -> io::Result<()> {
    let [width, height] = image.size.map(|side| side as u32);
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path)?), width, height);
    encoder.set_color(png::ColorType::Rgb);
    let bytes: Vec<u8> = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    encoder.write_header()?.write_image_data(&bytes)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::*;

    #[test]
    fn the_picture_has_the_size_and_colours_of_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.png");
        let pixels = vec![Color32::from_rgb(1, 2, 3), Color32::from_rgb(4, 5, 6)];
        save(&path, &ColorImage::new([2, 1], pixels)).unwrap();
        let mut reader = png::Decoder::new(io::BufReader::new(File::open(path).unwrap())).read_info().unwrap();
        let mut bytes = vec![0; 6];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((info.width, info.height, bytes), (2, 1, vec![1, 2, 3, 4, 5, 6]));
    }
}
