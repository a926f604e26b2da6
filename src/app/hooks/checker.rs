//! Has texts checked: in a worker, or on the page's own thread where no worker can be had.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};
use yew::prelude::*;

use super::Dispatch;
use crate::api::{Answer, Request, Wire, answer};
use crate::app::state::{Action, State};
use crate::app::text::tr;

/// How long to wait for the next key before a check, in milliseconds.
const TYPING_PAUSE: u32 = 150;

/// How long a check may take before its worker is given up, in milliseconds.
const PATIENCE: u32 = 10_000;

const BROKEN: &str = "检查程序在这段文字上出了故障，文字已保留；可修改后再试，或点“重试”。";
const TOO_LONG: &str = "检查超过10秒未完成，已停止，文字已保留；可删去与年度报告无关的内容后再试。";

/// Keeps the checker busy with whatever text waits.
#[hook]
pub fn use_checker(store: &UseReducerHandle<State>) {
    let checker = use_mut_ref(Checker::default);
    let next = store
        .next_entry()
        .map(|entry| (entry.id, entry.revision, entry.typed));
    let store = store.clone();
    use_effect_with(next, move |next| {
        let timer = next.map(|(id, revision, typed)| {
            let pause = if typed { TYPING_PAUSE } else { 0 };
            Timeout::new(pause, move || {
                let Some(entry) = store.next_entry() else {
                    return;
                };
                let dispatch = store.dispatcher();
                dispatch.dispatch(Action::Sent(id, revision));
                Checker::send(&checker, entry.request(&store.config), dispatch);
            })
        });
        move || drop(timer)
    });
}

/// The checker's transport.
#[derive(Default)]
struct Checker {
    line: Option<Line>,
    /// Set once it is known that no worker can be had.
    alone: bool,
    watchdog: Option<Timeout>,
}

/// A worker and what is under way to it.
struct Line {
    worker: Worker,
    ready: bool,
    /// Kept until the worker says that it listens, or is found not to come.
    request: Option<Request>,
    _listeners: [EventListener; 2],
}

type Shared = Rc<RefCell<Checker>>;

impl Checker {
    fn send(shared: &Shared, request: Request, dispatch: Dispatch) {
        if !shared.borrow().alone && shared.borrow().line.is_none() {
            let line = Line::open(shared, &dispatch);
            let mut checker = shared.borrow_mut();
            checker.alone = line.is_none();
            checker.line = line;
        }
        if shared.borrow().alone {
            check_here(request, dispatch);
            return;
        }
        let watched = Rc::clone(shared);
        let watchdog = Timeout::new(PATIENCE, move || {
            Checker::lose(&watched, &dispatch, tr(TOO_LONG));
        });
        let mut checker = shared.borrow_mut();
        checker.watchdog = Some(watchdog);
        if let Some(line) = &mut checker.line {
            line.request = Some(request);
            line.flush();
        }
    }

    fn heard(shared: &Shared, dispatch: &Dispatch, message: JsValue) {
        let message = message.as_string().unwrap_or_default();
        if message == "ready" {
            if let Some(line) = &mut shared.borrow_mut().line {
                line.ready = true;
                line.flush();
            }
            return;
        }
        shared.borrow_mut().watchdog = None;
        match Answer::from_wire(&message) {
            Some(answer) => dispatch.dispatch(Action::Answered(Box::new(answer))),
            None => Checker::lose(shared, dispatch, tr(BROKEN)),
        }
    }

    /// Gives the worker up; the next request opens another. One that never listened shows that
    /// none can be had.
    fn lose(shared: &Shared, dispatch: &Dispatch, why: &str) {
        let Some(line) = shared.borrow_mut().line.take() else {
            return;
        };
        shared.borrow_mut().watchdog = None;
        line.worker.terminate();
        if line.ready {
            dispatch.dispatch(Action::Broke(why.to_string()));
        } else {
            shared.borrow_mut().alone = true;
            if let Some(request) = line.request {
                check_here(request, dispatch.clone());
            }
        }
        // Its listeners may be running now; they must outlive this call.
        Timeout::new(0, move || drop(line._listeners)).forget();
    }
}

impl Line {
    fn open(shared: &Shared, dispatch: &Dispatch) -> Option<Line> {
        let worker = new_worker()?;
        let on_message = {
            let (shared, dispatch) = (Rc::clone(shared), dispatch.clone());
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    Checker::heard(&shared, &dispatch, event.data());
                }
            })
        };
        let on_error = {
            let (shared, dispatch) = (Rc::clone(shared), dispatch.clone());
            EventListener::new(&worker, "error", move |_| {
                Checker::lose(&shared, &dispatch, tr(BROKEN));
            })
        };
        Some(Line {
            worker,
            ready: false,
            request: None,
            _listeners: [on_message, on_error],
        })
    }

    fn flush(&mut self) {
        if !self.ready {
            return;
        }
        if let Some(request) = self.request.take() {
            // A string can always be posted.
            let _ = self
                .worker
                .post_message(&JsValue::from_str(&request.to_wire()));
        }
    }
}

/// A worker with this module in it, made by the boot script, which alone knows the file names.
fn new_worker() -> Option<Worker> {
    let window = web_sys::window()?;
    let make = js_sys::Reflect::get(&window, &JsValue::from_str("hegaoWorker")).ok()?;
    let make = make.dyn_into::<js_sys::Function>().ok()?;
    make.call0(&JsValue::NULL).ok()?.dyn_into::<Worker>().ok()
}

/// Checks on the page's own thread, after the browser has drawn what is due.
fn check_here(request: Request, dispatch: Dispatch) {
    Timeout::new(0, move || {
        dispatch.dispatch(Action::Answered(Box::new(answer(&request))));
    })
    .forget();
}
