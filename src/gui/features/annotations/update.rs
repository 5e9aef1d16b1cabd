//! What the reader notes of passages and groups: notes, tags, ratings and colours, and the names of the ratings.

use super::{
    message::{Field, Question, Remark, ScaleForm},
    model::{remarks_on, scale_from, scale_lines},
};
use crate::{
    edits::{self, Draft, Pen, Rating, Subject, Target},
    gui::app::{
        message::Effect,
        settings::Side,
        state::{Dialog, State},
    },
};

impl State {
    /// Does `remark` to what is remarked on `on`.
    pub fn remark(&mut self, on: Subject, remark: Remark) -> Vec<Effect> {
        match remark {
            Remark::Typed(field, text) => self.type_remark(on, field, text),
            Remark::Keep(field) => self.keep(on, field),
            Remark::PutAway(field) => {
                self.drafts.take(on, field);
                Vec::new()
            }
            Remark::WriteNote => self.write_note(on),
            Remark::EditNote(number) => self.edit_note(on, number),
            Remark::DeleteNote(number) => self.edit(self.pen().edit_note(on, number, "")),
            Remark::Tag(tag, given) => self.edit(self.pen().tag(&[on], &tag, given)),
            Remark::Unrate => {
                self.close_question(on);
                self.edit(self.pen().rate(on, None))
            }
            Remark::Colour(colour) => {
                self.close_question(on);
                let before = remarks_on(&self.library.hand, on).and_then(|remarks| remarks.colour);
                if before == colour { Vec::new() } else { self.edit(self.pen().colour(&[on], colour)) }
            }
            Remark::Ask(question) => {
                self.dialog = Some(Dialog::Remark { on, question });
                Vec::new()
            }
        }
    }

    /// Does `remark` to the selected fact, or else to the selected group.
    pub fn remark_selected(&mut self, remark: Remark) -> Vec<Effect> {
        let fact = self.selection.fact.map(|spot| Subject::Fact(spot.fact));
        let on = fact.or(self.selection.group.map(Subject::Group));
        on.map_or_else(Vec::new, |on| self.remark(on, remark))
    }

    fn type_remark(&mut self, on: Subject, field: Field, text: String) -> Vec<Effect> {
        let pen = Pen::new(&self.library.comparison, &self.library.hand);
        self.drafts.set(on, || pen.target(on), field, text);
        Vec::new()
    }

    /// Opens the field of a new note and gives it the keyboard.
    fn write_note(&mut self, on: Subject) -> Vec<Effect> {
        if self.drafts.get(on, Field::Note).is_none() {
            self.type_remark(on, Field::Note, String::new());
        }
        self.selection.pairing = None;
        let shown = if self.settings.evidence.shown { Vec::new() } else { self.toggle_panel(Side::Evidence) };
        shown.into_iter().chain([Effect::FocusRemark(on, Field::Note)]).collect()
    }

    fn edit_note(&mut self, on: Subject, number: u32) -> Vec<Effect> {
        let Some(text) = remarks_on(&self.library.hand, on).and_then(|remarks| remarks.notes.get(&number)) else {
            return Vec::new();
        };
        let text = text.clone();
        self.type_remark(on, Field::Edit(number), text);
        vec![Effect::FocusRemark(on, Field::Edit(number))]
    }

    /// Lets what is in `field` count.
    fn keep(&mut self, on: Subject, field: Field) -> Vec<Effect> {
        let kept = match field {
            Field::Note => self.keep_note(on),
            Field::Edit(number) => self.keep_edited(on, number),
            Field::Tag => return self.keep_tag(on),
            Field::Rating | Field::Evidence => self.keep_rating(on),
        };
        let edited = kept.map_or_else(Vec::new, |draft| self.edit(draft));
        [Effect::ReleaseKeyboard].into_iter().chain(edited).collect()
    }

    fn keep_note(&mut self, on: Subject) -> Option<Draft> {
        let text = self.drafts.take(on, Field::Note)?;
        let number = self.library.history.next_note();
        (!text.trim().is_empty()).then(|| self.pen().note(on, number, text.trim()))
    }

    fn keep_edited(&mut self, on: Subject, number: u32) -> Option<Draft> {
        let text = self.drafts.take(on, Field::Edit(number))?;
        let before = remarks_on(&self.library.hand, on)?.notes.get(&number)?;
        (before != text.trim()).then(|| self.pen().edit_note(on, number, text.trim()))
    }

    /// Gives the tag that was typed and stays for the next one; nothing typed ends the dialog.
    fn keep_tag(&mut self, on: Subject) -> Vec<Effect> {
        let typed = self.drafts.take(on, Field::Tag).unwrap_or_default();
        let tag = typed.trim().trim_start_matches('#').trim();
        if tag.is_empty() {
            self.close_question(on);
            return Vec::new();
        }
        let has = remarks_on(&self.library.hand, on).is_some_and(|remarks| remarks.tags.contains(tag));
        if has { Vec::new() } else { self.edit(self.pen().tag(&[on], tag, true)) }
    }

    fn keep_rating(&mut self, on: Subject) -> Option<Draft> {
        let before = remarks_on(&self.library.hand, on).and_then(|remarks| remarks.rating.clone());
        let name = self.drafts.get(on, Field::Rating).map(str::to_owned);
        let name = name.or_else(|| before.as_ref().map(|rating| rating.name.clone()))?;
        let evidence = self.drafts.get(on, Field::Evidence).map(|text| text.trim().to_owned());
        let evidence = evidence.or_else(|| before.as_ref().map(|rating| rating.evidence.clone())).unwrap_or_default();
        let rating = Some(Rating { name, evidence });
        self.close_question(on);
        (rating != before).then(|| self.pen().rate(on, rating))
    }

    /// Closes the dialog that is open; whether one was. What was typed stays, a rating that was only chosen does not.
    pub fn leave_dialog(&mut self) -> bool {
        let left = self.dialog.take();
        if let Some(Dialog::Remark { on, .. }) = left {
            self.drafts.take(on, Field::Rating);
        }
        left.is_some()
    }

    /// Ends the dialog about `on`, and with it what was chosen there.
    fn close_question(&mut self, on: Subject) {
        if let Some(Dialog::Remark { question, .. }) =
            self.dialog.take_if(|dialog| matches!(dialog, Dialog::Remark { on: about, .. } if *about == on))
        {
            let fields: &[Field] = match question {
                Question::Tag => &[Field::Tag],
                Question::Rating => &[Field::Rating, Field::Evidence],
                Question::Colour => &[],
            };
            for &field in fields {
                self.drafts.take(on, field);
            }
        }
    }

    // Another comparison

    /// What the dialog that is open is about.
    pub fn asked_about(&self) -> Option<Target> {
        match self.dialog {
            Some(Dialog::Remark { on, .. }) => Some(self.pen().target(on)),
            _ => None,
        }
    }

    /// Looks in the new comparison for what is being written, and for what a dialog was `asked` about.
    pub fn follow_remarks(&mut self, asked: Option<Target>) {
        let (comparison, history) = (&self.library.comparison, &self.library.history);
        self.drafts.follow(comparison, history);
        let Some(asked) = asked else { return };
        let about = edits::subjects(comparison, history, [&asked]).into_iter().next().flatten();
        if let Some(Dialog::Remark { on, .. }) = &mut self.dialog {
            match about {
                Some(about) => *on = about,
                None => self.dialog = None,
            }
        }
    }

    // The names of the ratings, and who gives them

    pub fn ask_scale(&mut self) -> Vec<Effect> {
        let hand = &self.library.hand;
        self.dialog = Some(Dialog::Scale(ScaleForm {
            names: scale_lines(&hand.scale),
            author: hand.author.name.clone(),
            link: hand.author.link.clone(),
            kind: hand.author.kind,
        }));
        Vec::new()
    }

    pub fn scale_typed(&mut self, typed: ScaleForm) -> Vec<Effect> {
        if let Some(Dialog::Scale(form)) = &mut self.dialog {
            *form = typed;
        }
        Vec::new()
    }

    /// Takes over what of `form` is another than before.
    pub fn set_scale(&mut self, form: &ScaleForm) -> Vec<Effect> {
        let hand = &self.library.hand;
        let before = scale_from(&scale_lines(&hand.scale));
        let (scale, author, link) = (scale_from(&form.names), form.author.trim(), form.link.trim());
        let is_other = author != hand.author.name || link != hand.author.link || form.kind != hand.author.kind;
        let mut effects = Vec::new();
        if scale != before {
            effects = self.edit(Pen::scale(scale));
        }
        if is_other {
            effects = self.edit(Pen::author(author, link, form.kind));
        }
        effects
    }
}
