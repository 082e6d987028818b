//! What words form on a page: tables with ruled cells, and blocks of text in the order of reading.

mod blocks;
mod grid;
mod markers;
mod order;
mod rows;
mod ruling;
pub(super) mod tables;
pub(super) mod turned;

pub(super) use blocks::blocks;
