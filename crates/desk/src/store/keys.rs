//! The key of the store: a random data key, wrapped by a key that is never beside it. Never written in the clear.

use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::surroundings::Surroundings;
use crate::whole_file;

/// The fewest letters of an office's passphrase.
pub(crate) const PASSPHRASE_CHARS_MIN: usize = 12;

// Argon2id at about 0.1 s on a counter PC: 64 MiB, three passes.
const ARGON_KIB: u32 = 64 * 1024;
const ARGON_PASSES: u32 = 3;

/// The key that opens the database.
pub(crate) struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(self.0.as_ref()))
    }
}

/// Why there is no data key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoKey {
    /// no keyring, and no store yet: a passphrase may be chosen
    ChoosePassphrase,
    /// the store opens with its passphrase
    AskPassphrase,
    /// the store was made with a keyring that is not there now
    KeyringGone,
    /// the passphrase is not the one
    WrongPassphrase,
    /// the key file cannot be read or written
    Unreadable,
}

/// The wrapped data key as it lies beside the store.
#[derive(Serialize, Deserialize)]
struct KeyFile {
    id: Uuid,
    by: Wrapping,
    nonce: String,
    wrapped: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Wrapping {
    Keyring,
    Passphrase { salt: String },
}

/// Opens the data key without asking anyone, creating it the first time.
pub(crate) fn open(folder: &Path, outside: &Surroundings) -> Result<DataKey, NoKey> {
    match read_file(folder)? {
        Some(KeyFile { by: Wrapping::Passphrase { .. }, .. }) => Err(NoKey::AskPassphrase),
        Some(file) => {
            let wrapping = outside.keys.get(&file.id.to_string()).map_err(|_| NoKey::KeyringGone)?;
            let wrapping = wrapping.ok_or(NoKey::KeyringGone)?;
            let wrapping: [u8; 32] = wrapping.as_slice().try_into().map_err(|_| NoKey::KeyringGone)?;
            unwrap(&file, &Zeroizing::new(wrapping)).ok_or(NoKey::Unreadable)
        }
        None => {
            let (id, wrapping) = (outside.id(), outside.chance.secret());
            outside.keys.put(&id.to_string(), wrapping.as_ref()).map_err(|_| NoKey::ChoosePassphrase)?;
            create(folder, outside, id, Wrapping::Keyring, &wrapping)
        }
    }
}

/// Opens the data key with the office's passphrase, or chooses it the first time.
pub(crate) fn open_with(folder: &Path, passphrase: &str, outside: &Surroundings) -> Result<DataKey, NoKey> {
    match read_file(folder)? {
        Some(file) => {
            let Wrapping::Passphrase { salt } = &file.by else { return Err(NoKey::KeyringGone) };
            let wrapping =
                stretch(passphrase, &unhex(salt).ok_or(NoKey::Unreadable)?).ok_or(NoKey::Unreadable)?;
            unwrap(&file, &wrapping).ok_or(NoKey::WrongPassphrase)
        }
        None => {
            let salt = outside.chance.secret();
            let wrapping = stretch(passphrase, salt.as_ref()).ok_or(NoKey::Unreadable)?;
            create(
                folder,
                outside,
                outside.id(),
                Wrapping::Passphrase { salt: hex(salt.as_ref()) },
                &wrapping,
            )
        }
    }
}

fn create(
    folder: &Path,
    outside: &Surroundings,
    id: Uuid,
    by: Wrapping,
    wrapping: &Zeroizing<[u8; 32]>,
) -> Result<DataKey, NoKey> {
    let data = outside.chance.secret();
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&outside.chance.secret()[..12]);
    let mut sealed = data.to_vec();
    cipher(wrapping)
        .and_then(|key| {
            key.seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(id.as_bytes()),
                &mut sealed,
            )
            .ok()
        })
        .ok_or(NoKey::Unreadable)?;
    let file = KeyFile { id, by, nonce: hex(&nonce), wrapped: hex(&sealed) };
    write_file(folder, &file)?;
    Ok(DataKey(data))
}

fn unwrap(file: &KeyFile, wrapping: &Zeroizing<[u8; 32]>) -> Option<DataKey> {
    let nonce: [u8; 12] = unhex(&file.nonce)?.try_into().ok()?;
    let mut sealed = Zeroizing::new(unhex(&file.wrapped)?);
    let nonce = Nonce::assume_unique_for_key(nonce);
    let opened = cipher(wrapping)?.open_in_place(nonce, Aad::from(file.id.as_bytes()), &mut sealed).ok()?;
    let data: [u8; 32] = (&*opened).try_into().ok()?;
    Some(DataKey(Zeroizing::new(data)))
}

fn cipher(wrapping: &Zeroizing<[u8; 32]>) -> Option<LessSafeKey> {
    UnboundKey::new(&CHACHA20_POLY1305, wrapping.as_ref()).ok().map(LessSafeKey::new)
}

fn stretch(passphrase: &str, salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let params = Params::new(ARGON_KIB, ARGON_PASSES, 1, Some(32)).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut())
        .ok()?;
    Some(key)
}

fn path(folder: &Path) -> PathBuf {
    folder.join("desk.key.json")
}

fn read_file(folder: &Path) -> Result<Option<KeyFile>, NoKey> {
    match std::fs::read(path(folder)) {
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|_| NoKey::Unreadable),
        // A store without its key file must never get a new key: that would look like an empty desk.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !folder.join("desk.db").exists() => {
            Ok(None)
        }
        Err(_) => Err(NoKey::Unreadable),
    }
}

/// A power cut leaves either no key file or a whole one.
fn write_file(folder: &Path, file: &KeyFile) -> Result<(), NoKey> {
    let bytes = serde_json::to_vec_pretty(file).map_err(|_| NoKey::Unreadable)?;
    whole_file::write(&path(folder), &bytes).map_err(|_| NoKey::Unreadable)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
