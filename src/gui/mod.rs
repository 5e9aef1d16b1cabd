//! The window: the only room that knows egui.
//!
//! `app` is the window as a whole, `features` what a reader can do in it, a folder a feature; `widgets` is what several of them
//! draw with, `wording` what several of them say. Nothing here imports in a circle; a test holds the files against each other.

mod app;
mod features;
#[cfg(test)]
mod fixture;
pub mod theme;
mod widgets;
mod wording;
pub mod words;

pub use self::{
    app::{
        App, Deps,
        launch::{Options, StartError, run},
        settings,
    },
    features::{
        embedding::encode_queue::{Encode, Encoders, Model},
        files::picker,
        matrix::{
            model::Matrix,
            ui::{MatrixInput, matrix_ui},
        },
        reader,
    },
    theme::ThemeChoice,
};
