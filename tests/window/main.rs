//! The window without display, driver or GPU: driven by accessible names, pointer and keys.

mod app;
mod boards;
mod meaning;
mod overrule;
mod reader;
mod remarks;
mod softpaint;
#[path = "../support"]
mod support {
    pub mod articles;
    pub mod compared;
    pub mod desk;
    pub mod softpaint;
}
mod workspace;
