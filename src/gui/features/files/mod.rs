//! The workspace's file and others: opened, saved, exported, kept aside, watched; what is asked and offered on the way.

pub mod autosave;
pub mod drop_ui;
pub mod exports;
pub mod file_watcher;
pub mod message;
pub mod model;
pub mod offers_ui;
pub mod path_ui;
pub mod paths;
pub mod picker;
pub mod save_worker;
pub mod ui;
pub mod update;
