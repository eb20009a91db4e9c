//! What is done again whenever a signal has changed.

use leptos::prelude::*;
use leptos::reactive::graph::{ToAnySubscriber, WithObserver};
use leptos::reactive::owner::WeakOwner;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// So many followers share an effect. A signal removes each effect from its list before that runs again, which moves all
/// others: hundreds of effects on one signal take time by the square of their number.
const SHARED_BY: usize = 32;

type Followers = Rc<RefCell<Vec<Box<dyn Fn()>>>>;

/// An effect of an owner, with what it does.
struct Shared {
    owner: Option<WeakOwner>,
    effect: StoredValue<RenderEffect<()>, LocalStorage>,
    followers: Followers,
}

thread_local! {
    /// The effect that was made last. What belongs together is made in a row.
    static LAST: Cell<Option<Shared>> = const { Cell::new(None) };
}

/// Calls a function, and calls it again whenever a signal that it reads has changed, until its owner is cleaned up.
/// Functions that share an effect are called together, in their order.
pub(crate) fn follow(follower: Box<dyn Fn()>) {
    let owner = Owner::current();
    let last = LAST.take().filter(|last| last.has_room_for(owner.as_ref()));
    let shared = last.unwrap_or_else(|| Shared::new(owner.as_ref()));
    shared.effect.with_value(|effect| {
        effect.to_any_subscriber().with_observer(&follower);
    });
    shared.followers.borrow_mut().push(follower);
    LAST.set(Some(shared));
}

impl Shared {
    fn has_room_for(&self, owner: Option<&Owner>) -> bool {
        let own = self.owner.as_ref().and_then(WeakOwner::upgrade);
        own.as_ref() == owner && !self.effect.is_disposed() && self.followers.borrow().len() < SHARED_BY
    }

    fn new(owner: Option<&Owner>) -> Shared {
        let followers = Followers::default();
        let all = followers.clone();
        let effect = RenderEffect::new(move |_| {
            for follower in all.borrow().iter() {
                follower();
            }
        });
        Shared {
            owner: owner.map(Owner::downgrade),
            effect: StoredValue::new_local(effect),
            followers,
        }
    }
}
