//! What the reader does to the program's judgement: picked, confirmed, rejected, moved, marked, judged and corrected.

pub mod cards_ui;
pub mod command_target;
pub mod dialogs_ui;
pub mod message;
pub mod model;
pub mod ui;
pub mod update;
