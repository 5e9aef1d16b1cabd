//! What more than one feature draws with. Knows tokens, commands and messages; knows no state.

pub mod button;
pub mod card;
pub mod command_button;
pub mod dashed_frame;
pub mod elided_text;
pub mod empty_view;
pub mod field;
pub mod menu;
pub mod panel_edge;
pub mod pen;
pub mod pill;
pub mod row;
