//! A real nginx, with the configuration that the documentation gives.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context, Result, ensure};

use crate::process::free_port;

const PATIENCE: Duration = Duration::from_secs(60);
const CONF: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/nginx.conf");
const MODULES: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// It stops when this is dropped.
pub struct Nginx {
    child: Child,
    folder: PathBuf,
    address: String,
}

impl Nginx {
    /// Serves a site by the documentation's file; only where the site is and where it listens are the test's.
    ///
    /// # Errors
    ///
    /// When nginx is not there or does not answer.
    pub fn serve(site: &Path) -> Result<Nginx> {
        let port = free_port()?;
        let folder = env::temp_dir().join(format!("flywheel-nginx-{port}"));
        fs::create_dir_all(&folder)?;
        let conf = fs::read_to_string(CONF)?;
        let conf = conf.replace("listen 8080", &format!("listen 127.0.0.1:{port}"));
        let conf = conf.replace("/var/www/flywheel", &site.display().to_string());
        let whole = format!(
            "load_module {MODULES};\ndaemon off;\nuser root;\npid {0}/pid;\nerror_log {0}/error.log;\nevents {{}}\n\
             http {{ access_log off; client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/fastcgi;\n\
             uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;\n{conf}\n}}\n",
            folder.display()
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, whole)?;
        let child = Command::new("nginx")
            .arg("-c")
            .arg(file)
            .stdin(Stdio::null())
            .spawn();
        let nginx = Nginx {
            child: child.context("starting nginx")?,
            folder,
            address: format!("http://127.0.0.1:{port}/"),
        };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            ensure!(
                start.elapsed() < PATIENCE,
                "nginx does not answer at {}",
                nginx.address
            );
            thread::sleep(Duration::from_millis(50));
        }
        Ok(nginx)
    }

    /// Where it serves.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
