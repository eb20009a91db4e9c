//! What a visitor has before doing anything.

use super::stories;

stories! {
    fn the_page_shows_the_app(page) {
        page.open("");
        assert!(!page.text_of("main").is_empty());
        assert!(page.result().is_object());
    }

    fn nothing_is_wider_than_the_window(page) {
        page.open("");
        assert_eq!(page.overflow(), 0);
    }
}
