//! A running browser, and what can be said to it.

use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{self, Runtime};

use crate::engine::Engine;
use crate::process::{Process, free_port};
use crate::screen::Screen;

/// How WebDriver marks an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const HEIGHT: u32 = 900;
/// How long the browser may take to answer a command; a script in the page may take as long.
const PATIENCE: Duration = Duration::from_secs(180);

/// A browser with one window; it closes when this is dropped.
pub struct Browser {
    engine: Engine,
    runtime: Runtime,
    client: Client,
    _driver: Process,
}

impl Browser {
    /// Starts the engine.
    pub(crate) fn start(engine: Engine, screen: &Screen) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver(port, screen);
        let mut driver = Process::start(command.stdout(std::process::Stdio::null()))?;
        driver.wait_for_port(port)?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let Value::Object(mut capabilities) = engine.capabilities()? else {
            unreachable!("an object")
        };
        capabilities.insert(
            "timeouts".to_owned(),
            json!({ "script": PATIENCE.as_millis() as u64 }),
        );
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = runtime
            .block_on(builder.connect(&address))
            .with_context(|| format!("starting {engine}"))?;
        let browser = Self {
            engine,
            runtime,
            client,
            _driver: driver,
        };
        if engine == Engine::Firefox {
            browser.let_be_narrow()?;
        }
        Ok(browser)
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Makes the page that many CSS pixels wide.
    ///
    /// # Errors
    ///
    /// When the page does not get that width.
    pub fn resize(&self, width: u32) -> Result<()> {
        if self.engine == Engine::Chromium {
            // Its window cannot be narrower than 500 pixels.
            let size = json!({ "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size)?;
        } else {
            self.wait_for(self.client.set_window_rect(0, 0, width, HEIGHT))?;
        }
        // A window takes a moment to follow.
        let start = Instant::now();
        loop {
            let is = self.script("return innerWidth", &[])?;
            if is == json!(width) {
                return Ok(());
            }
            ensure!(
                start.elapsed() < PATIENCE,
                "{} is {is} pixels wide, not {width}",
                self.engine
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Firefox's toolbar keeps its window at least 450 pixels wide, unless told otherwise.
    fn let_be_narrow(&self) -> Result<()> {
        self.command("moz/context", json!({ "context": "chrome" }))?;
        self.script(
            "document.documentElement.style.setProperty('min-width', '0', 'important')",
            &[],
        )?;
        self.command("moz/context", json!({ "context": "content" }))?;
        Ok(())
    }

    /// Goes to the address.
    ///
    /// # Errors
    ///
    /// When there is no page.
    pub fn go(&self, address: &str) -> Result<()> {
        self.wait_for(self.client.goto(address))
            .with_context(|| format!("opening {address}"))
    }

    /// Runs JavaScript in the page, and returns what it returns.
    ///
    /// # Errors
    ///
    /// When the script throws.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.wait_for(self.client.execute(script, arguments.to_vec()))
    }

    /// As [`Self::script`], and waits for the promise that the script returns.
    ///
    /// # Errors
    ///
    /// When the script throws.
    pub fn promise(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (async () => {{ {script} }})().then(done, (error) => done({{ thrown: String(error) }}));"
        );
        let value = self.wait_for(self.client.execute_async(&script, arguments.to_vec()))?;
        ensure!(value.get("thrown").is_none(), "{value}");
        Ok(value)
    }

    /// The element that a script returned.
    pub(crate) fn element(&self, value: &Value) -> Result<Element> {
        let id = value
            .get(ELEMENT)
            .and_then(Value::as_str)
            .with_context(|| format!("not an element: {value}"))?;
        Ok(Element::from_element_id(
            self.client.clone(),
            ElementRef::from(id.to_owned()),
        ))
    }

    /// Any other command of WebDriver or of the engine's own.
    ///
    /// # Errors
    ///
    /// When the command fails.
    pub fn command(&self, path: &str, body: Value) -> Result<Value> {
        let command = Command {
            path: path.to_owned(),
            body,
        };
        self.wait_for(self.client.issue_cmd(command))
            .with_context(|| path.to_owned())
    }

    /// A command of Chromium's developer tools.
    ///
    /// # Errors
    ///
    /// In another engine, and when the command fails.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        ensure!(
            self.engine == Engine::Chromium,
            "{} has no such developer tools",
            self.engine
        );
        self.command(
            "goog/cdp/execute",
            json!({ "cmd": command, "params": parameters }),
        )
    }

    /// A PNG of what the window shows; in Chromium and Firefox of the whole page.
    ///
    /// # Errors
    ///
    /// When the browser gives none.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        if self.engine != Engine::Chromium {
            return self.wait_for(self.client.screenshot());
        }
        let shot = self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true }))?;
        Ok(BASE64_STANDARD.decode(shot["data"].as_str().context("no picture")?)?)
    }

    /// What the browser has of WebDriver's commands, for what is not here.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Waits for a command's answer.
    pub(crate) fn wait_for<T, E>(&self, answer: impl Future<Output = Result<T, E>>) -> Result<T>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let answer = async { tokio::time::timeout(PATIENCE, answer).await };
        Ok(self
            .runtime
            .block_on(answer)
            .context("the browser does not answer")??)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A browser that does not close ends with its driver.
        let _ = self.wait_for(self.client.clone().close());
    }
}

/// A command by its path below the session.
#[derive(Debug)]
struct Command {
    path: String,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
