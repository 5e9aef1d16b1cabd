//! What a reader can do, a folder a feature: `model` is what it knows, `message` what can happen to it, `update` how the
//! state changes by that, `ui` how it is drawn. A model knows no widgets; drawing changes nothing and sends actions.

pub mod annotations;
pub mod claims_list;
pub mod embedding;
pub mod evidence;
pub mod files;
pub mod find;
pub mod history;
pub mod matrix;
pub mod menu_bar;
pub mod notices;
pub mod pairing;
pub mod palette;
pub mod reader;
pub mod review;
pub mod shortcuts;
pub mod status;
pub mod timeline;
pub mod welcome;
