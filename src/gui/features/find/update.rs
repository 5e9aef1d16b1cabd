//! The find bar is opened, closed, typed into and gone through.

use crate::{
    gui::app::{message::Effect, state::State},
    ids::ArticleId,
};

impl State {
    /// Opens the bar and lets the reader type.
    pub fn open_find(&mut self) -> Vec<Effect> {
        if self.library.comparison.articles.is_empty() {
            return Vec::new();
        }
        let mut effects = vec![Effect::FocusFindBar];
        if !self.find.open {
            self.find.open = true;
            effects.extend(self.find_again());
        }
        effects
    }

    /// Closes the bar; what had the keyboard before has it again.
    pub fn close_find(&mut self) -> Vec<Effect> {
        self.find.open = false;
        self.refresh_find();
        vec![Effect::LeaveFindBar]
    }

    /// Looks for other letters.
    pub fn find_typed(&mut self, typed: String) -> Vec<Effect> {
        self.find.typed = typed;
        self.find_again()
    }

    /// Has marks be the same, or not.
    pub fn find_exact(&mut self, exact: bool) -> Vec<Effect> {
        self.find.exact = exact;
        self.find_again()
    }

    /// Goes `by` places on; a bar that is closed is opened instead.
    pub fn find_step(&mut self, by: isize) -> Vec<Effect> {
        if !self.find.open {
            return self.open_find();
        }
        self.find.step(by).map(Effect::RevealHit).into_iter().collect()
    }

    /// The columns stand in this order now.
    pub fn order_columns(&mut self, columns: Vec<ArticleId>) -> Vec<Effect> {
        self.columns = columns;
        self.refresh_find();
        Vec::new()
    }

    /// Looks again and shows the first place.
    fn find_again(&mut self) -> Vec<Effect> {
        self.refresh_find();
        self.find.matches.present().map(Effect::RevealHit).into_iter().collect()
    }

    /// Looks again in what is open now.
    pub fn refresh_find(&mut self) {
        self.find.refresh(&self.library.comparison, &self.library.index.texts, &self.columns);
    }
}
