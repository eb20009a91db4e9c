//! Long worksheets, which are stored in IndexedDB: the documents that they belong to are in localStorage, and name
//! them by their revisions.

use flywheel_store::{Revision, Sheet};
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::address;

const STORE: &str = "sheets";

/// Opens the database of the page's folder.
async fn database() -> Result<Database, Error> {
    let name = format!("flywheel:{}", address::folder());
    let mut request = Factory::new()?.open(&name, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Opening fails if the object store could not be made.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Stores a worksheet, with the text of the document that it belongs to.
pub(crate) async fn put(sheet: &Sheet) -> Result<(), Error> {
    let database = database().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let value = Array::of2(&sheet.record.as_str().into(), &(*sheet.text).into());
    let key = JsValue::from(sheet.revision.written());
    transaction.object_store(STORE)?.put(&value, Some(&key))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// Every worksheet that is stored.
pub(crate) async fn all() -> Result<Vec<Sheet>, Error> {
    let database = database().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let values = store.get_all(None, None)?.await?;
    transaction.await?;
    database.close();
    let sheet = |(key, value): (JsValue, JsValue)| {
        let value = Array::from(&value);
        Some(Sheet {
            revision: Revision::read(&key.as_string()?)?,
            record: value.get(0).as_string()?,
            text: value.get(1).as_string()?.into(),
        })
    };
    Ok(keys.into_iter().zip(values).filter_map(sheet).collect())
}

/// Removes the worksheets that `unneeded` returns of all that are stored, and returns those that are left. No other tab
/// stores one meanwhile.
pub(crate) async fn remove(
    unneeded: impl FnOnce(&[Revision]) -> Vec<Revision>,
) -> Result<Vec<Revision>, Error> {
    let database = database().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let mut stored: Vec<Revision> = keys
        .into_iter()
        .filter_map(|key| Revision::read(&key.as_string()?))
        .collect();
    for revision in unneeded(&stored) {
        store.delete(JsValue::from(revision.written()))?.await?;
        stored.retain(|other| *other != revision);
    }
    transaction.commit()?.await?;
    database.close();
    Ok(stored)
}
