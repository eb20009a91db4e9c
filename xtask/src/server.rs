//! Serves a folder on this machine, with the headers that the real host sends.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::headers;
use crate::reload::Reload;

/// What is served, and how.
pub(crate) struct Site {
    folder: PathBuf,
    reload: Option<Arc<Reload>>,
    reports: Option<Mutex<Vec<String>>>,
}

/// Where the browser says what the content policy refused, and where a test asks for it.
const REPORTS: &str = "/csp-report";
/// Where a test waits on this origin without the app.
const NOTHING: &str = "/nothing";
const NOTHING_PAGE: &str = "<!doctype html><title>Nothing</title><link rel=\"icon\" href=\"data:,\">";

impl Site {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            reload: None,
            reports: None,
        }
    }

    /// Tells open pages to load again after each build.
    pub(crate) fn with_reload(self, reload: Arc<Reload>) -> Self {
        Self {
            reload: Some(reload),
            ..self
        }
    }

    /// For tests: collects violations of the content policy, and serves the site under any
    /// `/t/NAME/` too, so that a report tells by its address which test caused it.
    pub(crate) fn with_reports(self) -> Self {
        Self {
            reports: Some(Mutex::default()),
            ..self
        }
    }

    /// Serves on the first free port from `port` in the background; returns the address.
    pub(crate) fn start(self, port: u16, tries: u16) -> Result<String> {
        let server = listen(port, tries)?;
        let address = server.server_addr().to_ip().context("not an IP address")?;
        let site = Arc::new(self);
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let site = Arc::clone(&site);
                thread::spawn(move || site.answer(request));
            }
        });
        Ok(format!("http://{address}/"))
    }

    fn answer(&self, mut request: Request) {
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        let answer = if let (Some(reports), REPORTS) = (&self.reports, path) {
            Answer::Text("application/json", collect(reports, &mut request))
        } else if self.reports.is_some() && path == NOTHING {
            Answer::Text("text/html", NOTHING_PAGE.to_owned())
        } else if let Some(reload) = self.reload.as_ref().filter(|_| Reload::is_at(path)) {
            let (kind, text) = reload.answer(path, query);
            Answer::Text(kind, text)
        } else {
            self.file(path)
        };
        // A browser that went away needs no answer.
        let _ = match answer {
            Answer::Text(kind, text) => {
                let response = Response::from_string(text).with_header(header("Content-Type", kind));
                request.respond(response.with_header(header("Cache-Control", "no-store")))
            }
            Answer::File(name, file) => request.respond(self.with_headers(&name, Response::from_file(file))),
            Answer::Page(page) => {
                request.respond(self.with_headers("index.html", Response::from_string(page)))
            }
            Answer::None => request.respond(Response::from_string("404").with_status_code(StatusCode(404))),
        };
    }

    fn file(&self, path: &str) -> Answer {
        let path = if self.reports.is_some() {
            without_test_folder(path)
        } else {
            path
        };
        let name = path.trim_start_matches('/');
        let name = if name.is_empty() || name.ends_with('/') {
            format!("{name}index.html")
        } else {
            name.to_owned()
        };
        let is_inside = name
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..");
        match &self.reload {
            Some(_) if name == "index.html" => self.page_that_reloads(),
            _ => match File::open(self.folder.join(&name)) {
                Ok(file) if is_inside && file.metadata().is_ok_and(|data| data.is_file()) => {
                    Answer::File(name, file)
                }
                _ => Answer::None,
            },
        }
    }

    fn page_that_reloads(&self) -> Answer {
        match std::fs::read_to_string(self.folder.join("index.html")) {
            Ok(page) => Answer::Page(Reload::add_to(&page)),
            Err(_) => Answer::None,
        }
    }

    fn with_headers<R: Read>(&self, name: &str, mut response: Response<R>) -> Response<R> {
        response.add_header(header("Content-Type", headers::content_type(name)));
        for (name, value) in headers::of(name) {
            if name == "Content-Security-Policy" && self.reports.is_some() {
                response.add_header(header(name, &format!("{value}; report-uri {REPORTS}")));
            } else {
                response.add_header(header(name, value));
            }
        }
        response
    }
}

enum Answer {
    Text(&'static str, String),
    File(String, File),
    Page(String),
    None,
}

fn listen(port: u16, tries: u16) -> Result<Server> {
    let mut refused = anyhow!("no port was tried");
    for port in port..port.saturating_add(tries.max(1)) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) => refused = anyhow!("port {port}: {error}"),
        }
    }
    Err(refused)
}

/// Keeps a report that is sent; answers with those that there are.
fn collect(reports: &Mutex<Vec<String>>, request: &mut Request) -> String {
    let mut sent = String::new();
    let is_report =
        *request.method() == Method::Post && request.as_reader().read_to_string(&mut sent).is_ok();
    let mut reports = reports.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if is_report {
        reports.push(sent);
    }
    format!("[{}]", reports.join(","))
}

fn without_test_folder(path: &str) -> &str {
    match path.strip_prefix("/t/").and_then(|rest| rest.split_once('/')) {
        Some((_, rest)) => rest,
        None => path,
    }
}

fn header(name: &str, value: &str) -> Header {
    // Names and values are our own, without line breaks.
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("{name}: {value}"))
}
