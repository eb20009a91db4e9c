//! The flywheel calculator: Leptos apps over `flywheel-model`. The feature `page` is the whole page, the
//! feature `widget` what others put into theirs; the build makes one wasm of each.

// What only the page uses, the widget's linker leaves out.
#![cfg_attr(not(feature = "page"), allow(dead_code, unused_imports))]

#[cfg(feature = "page")]
mod page;
mod state;
mod text;
mod ui;
mod views;
mod web;
#[cfg(feature = "widget")]
mod widget;
