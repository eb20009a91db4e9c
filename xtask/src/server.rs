//! Serves a folder on this machine, with the headers that the real host sends.

use std::convert::Infallible;
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Result, anyhow};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::runtime;

use crate::reload::Reload;
use crate::worker::{self, WORKER};
use crate::{headers, policy};

/// What is served, and how.
pub(crate) struct Site {
    folder: PathBuf,
    reload: Option<Arc<Reload>>,
    reports: Option<Mutex<Vec<String>>>,
}

/// Where browsers report what the content policy refused, and where tests read it.
const REPORTS: &str = "/csp-report";
/// An empty page of this origin, for tests.
const EMPTY: &str = "/nothing";
const EMPTY_PAGE: &str = "<!doctype html><title>Nothing</title><link rel=\"icon\" href=\"data:,\">";

impl Site {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            reload: None,
            reports: None,
        }
    }

    /// Reloads open pages after each build.
    pub(crate) fn with_reload(self, reload: Arc<Reload>) -> Self {
        Self {
            reload: Some(reload),
            ..self
        }
    }

    /// For tests: collects violations of the content policy, and serves the site under any `/t/NAME/`, too, so that a
    /// report's address tells which test caused it.
    pub(crate) fn with_reports(self) -> Self {
        Self {
            reports: Some(Mutex::default()),
            ..self
        }
    }

    /// Serves on the first free port from `port` in the background; returns the address.
    pub(crate) fn start(self, port: u16, tries: u16) -> Result<String> {
        let listener = listen(port, tries)?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        thread::spawn(move || runtime.block_on(serve(listener, Arc::new(self))));
        Ok(format!("http://{address}/"))
    }

    /// May wait for the next build, so it must not run on the thread that serves.
    fn answer(&self, method: &Method, path: &str, query: &str, sent: &[u8]) -> Answer {
        if let (Some(reports), REPORTS) = (&self.reports, path) {
            let report = (*method == Method::POST).then(|| String::from_utf8_lossy(sent).into_owned());
            Answer::Text("application/json", collect(reports, report))
        } else if self.reports.is_some() && path == EMPTY {
            Answer::Text("text/html", EMPTY_PAGE.to_owned())
        } else if let Some(reload) = self.reload.as_ref().filter(|_| Reload::is_at(path)) {
            let (kind, text) = reload.answer(path, query);
            Answer::Text(kind, text)
        } else {
            self.file(path)
        }
    }

    fn response(&self, answer: Answer) -> Response<Full<Bytes>> {
        match answer {
            Answer::Text(kind, text) => {
                let mut response = Response::new(Full::from(text));
                set(&mut response, CONTENT_TYPE.as_str(), kind);
                set(&mut response, CACHE_CONTROL.as_str(), "no-store");
                response
            }
            Answer::File(name, bytes) => {
                let mut response = Response::new(Full::from(bytes));
                set(&mut response, CONTENT_TYPE.as_str(), headers::content_type(&name));
                for (header, value) in headers::of(&name) {
                    set(&mut response, header, &value);
                }
                if self.reports.is_some() {
                    let policy = format!("{}; report-uri {REPORTS}", policy::sent());
                    set(&mut response, CONTENT_SECURITY_POLICY.as_str(), &policy);
                }
                response
            }
            Answer::None => {
                let mut response = Response::new(Full::from("404"));
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
        }
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
        let path = self.folder.join(&name);
        let file = (is_inside && path.is_file())
            .then(|| fs::read(path).ok())
            .flatten();
        match (&self.reload, file) {
            (Some(_), Some(page)) if name == "index.html" => {
                Answer::File(name, Reload::add_to(&String::from_utf8_lossy(&page)).into_bytes())
            }
            // If the worker stored half a megabyte in each of a thousand stories, that would take longer than the stories.
            (_, Some(script)) if self.reports.is_some() && name == WORKER => {
                Answer::File(name, worker::emptied(&script))
            }
            (_, Some(bytes)) => Answer::File(name, bytes),
            (_, None) => Answer::None,
        }
    }
}

enum Answer {
    Text(&'static str, String),
    File(String, Vec<u8>),
    None,
}

async fn serve(listener: TcpListener, site: Arc<Site>) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        // One failed connection is no reason to stop.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let site = Arc::clone(&site);
        let service = service_fn(move |request| respond(Arc::clone(&site), request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .serve_connection(TokioIo::new(stream), service);
        // It fails when the browser has gone, which needs no answer.
        tokio::spawn(connection);
    }
}

async fn respond(site: Arc<Site>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let sent = body
        .collect()
        .await
        .map(|body| body.to_bytes())
        .unwrap_or_default();
    let answering = tokio::task::spawn_blocking(move || {
        let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
        site.response(site.answer(&parts.method, path, query, &sent))
    });
    Ok(answering
        .await
        .unwrap_or_else(|_| Response::new(Full::from("the server failed"))))
}

fn listen(port: u16, tries: u16) -> Result<TcpListener> {
    let mut refused = anyhow!("no port was tried");
    for port in port..port.saturating_add(tries.max(1)) {
        match TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))) {
            Ok(listener) => return Ok(listener),
            Err(error) => refused = anyhow!("port {port}: {error}"),
        }
    }
    Err(refused)
}

/// Stores a report if one was sent; answers with all of them.
fn collect(reports: &Mutex<Vec<String>>, report: Option<String>) -> String {
    let mut reports = reports.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    reports.extend(report);
    format!("[{}]", reports.join(","))
}

fn without_test_folder(path: &str) -> &str {
    match path.strip_prefix("/t/").and_then(|rest| rest.split_once('/')) {
        Some((_, rest)) => rest,
        None => path,
    }
}

/// Sets a header. All names and values are our own; an invalid one would be left out.
fn set(response: &mut Response<Full<Bytes>>, name: &'static str, value: &str) {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
}
