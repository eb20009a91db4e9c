//! Web servers of a test's own: somebody else's page on another origin, or a copy of the site that can go away,
//! change and be damaged.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

/// What is served at an address: headers, and the bytes.
#[derive(Clone, Default)]
pub struct Served {
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub bytes: Vec<u8>,
}

#[derive(Default)]
struct State {
    files: BTreeMap<String, Served>,
    /// Paths in the order in which they were asked for.
    asked: Vec<String>,
    reports: Vec<String>,
    is_gone: bool,
    /// Paths that hold this are not answered yet.
    held: Option<String>,
    is_waited_for: bool,
}

/// A server on a port of its own, which lives as long as the tests.
#[derive(Clone)]
pub struct Host {
    port: u16,
    state: Arc<Mutex<State>>,
    released: Arc<Condvar>,
}

/// Where browsers report what the content policy refused.
const REPORTS: &str = "/csp-report";

impl Host {
    /// Starts a server with nothing on it.
    ///
    /// # Errors
    ///
    /// When there is no port.
    pub fn start() -> Result<Host> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        // Browsers ask for it unasked, and tell when it is not there.
        let files = BTreeMap::from([("/favicon.ico".to_owned(), Served::default())]);
        let host = Host {
            port: listener.local_addr()?.port(),
            state: Arc::new(Mutex::new(State {
                files,
                ..State::default()
            })),
            released: Arc::default(),
        };
        let served = host.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                // A browser that has gone away needs no answer.
                thread::spawn(move || served.answer(stream));
            }
        });
        Ok(host)
    }

    /// Its address by number.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The same server as another site: a browser keeps the two apart.
    #[must_use]
    pub fn elsewhere(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Serves this page at a path, with these headers.
    pub fn put(&self, path: &str, headers: &[(&str, &str)], page: &str) {
        let mut headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        headers.push(("Content-Type".to_owned(), "text/html; charset=utf-8".to_owned()));
        let served = Served {
            headers,
            bytes: page.as_bytes().to_vec(),
        };
        self.lock().files.insert(path.to_owned(), served);
    }

    /// Serves the release site below a folder such as `/`, as its `_headers` file says.
    ///
    /// # Errors
    ///
    /// When there is no site.
    pub fn put_site(&self, dist: &Path, folder: &str) -> Result<()> {
        let rules = fs::read_to_string(dist.join("_headers")).context("_headers")?;
        let mut files = Vec::new();
        list(dist, "", &mut files)?;
        for name in files {
            let bytes = fs::read(dist.join(&name))?;
            let asked = name.strip_suffix("index.html").unwrap_or(&name);
            let mut headers = rules_of(&rules, asked);
            headers.push(("Content-Type".to_owned(), content_type(&name).to_owned()));
            self.lock()
                .files
                .insert(format!("{folder}{asked}"), Served { headers, bytes });
        }
        Ok(())
    }

    /// Changes what is served at a path.
    pub fn change(&self, path: &str, change: impl FnOnce(&mut Served)) {
        change(self.lock().files.entry(path.to_owned()).or_default());
    }

    /// Changes everything that is served.
    pub fn change_all(&self, change: impl Fn(&mut Served)) {
        self.lock().files.values_mut().for_each(change);
    }

    /// From now on it does not answer, or answers again.
    pub fn set_gone(&self, is_gone: bool) {
        self.lock().is_gone = is_gone;
    }

    /// Files whose path holds this are not answered before they are [released](Self::release).
    pub fn hold(&self, part: &str) {
        let mut state = self.lock();
        state.held = Some(part.to_owned());
        state.is_waited_for = false;
    }

    /// Whether somebody waits for a file that is held.
    #[must_use]
    pub fn is_waited_for(&self) -> bool {
        self.lock().is_waited_for
    }

    /// Answers everything again.
    pub fn release(&self) {
        self.lock().held = None;
        self.released.notify_all();
    }

    /// The paths that were asked for, and forgets them.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.lock().asked)
    }

    /// What the content policy refused.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.lock().reports.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while_held(&self, path: &str) {
        let waits = self.released.wait_while(self.lock(), |state| {
            let is_held = state.held.as_ref().is_some_and(|part| path.contains(part));
            state.is_waited_for |= is_held;
            is_held
        });
        drop(waits);
    }

    fn answer(&self, mut stream: TcpStream) -> Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let path = line.split(' ').nth(1).unwrap_or_default();
        let path = path.split('?').next().unwrap_or_default().to_owned();
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            if header.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        if path.is_empty() || self.lock().is_gone {
            return Ok(());
        }
        if path == REPORTS {
            self.lock()
                .reports
                .push(String::from_utf8_lossy(&body).into_owned());
        }
        self.lock().asked.push(path.clone());
        self.wait_while_held(&path);
        let found = self.lock().files.get(&path).cloned();
        let status = if found.is_some() {
            "200 OK"
        } else {
            "404 Not Found"
        };
        let served = found.unwrap_or_default();
        let mut head = format!(
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n",
            served.bytes.len()
        );
        for (name, value) in &served.headers {
            let value = if name == "Content-Security-Policy" {
                format!("{value}; report-uri {REPORTS}")
            } else {
                value.clone()
            };
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        stream.write_all(&served.bytes)?;
        Ok(())
    }
}

fn list(folder: &Path, prefix: &str, into: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), into)?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") && !name.starts_with('_') {
            into.push(name);
        }
    }
    Ok(())
}

/// The headers that `_headers` gives to a path: those of every path, then its own.
fn rules_of(rules: &str, asked: &str) -> Vec<(String, String)> {
    let (mut headers, mut is_meant) = (Vec::new(), false);
    for line in rules.lines() {
        match line.strip_prefix("  ").and_then(|line| line.split_once(": ")) {
            Some((name, value)) if is_meant => headers.push((name.to_owned(), value.to_owned())),
            Some(_) => {}
            None => is_meant = line == "/*" || line.strip_prefix('/') == Some(asked),
        }
    }
    headers
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
