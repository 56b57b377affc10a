//! A wire between desk and centre that can be cut at the worst moment: after the centre acted, before the desk hears.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A wire that loses one reply when told to.
pub struct Wire {
    /// where the desk connects
    pub addr: SocketAddr,
    lose_next: Arc<AtomicBool>,
}

impl Wire {
    /// Lays a wire to the centre. It loses replies to requests that contain `word`.
    pub async fn to(centre: SocketAddr, word: &'static str) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let wire = Self { addr: listener.local_addr()?, lose_next: Arc::default() };
        let lose_next = Arc::clone(&wire.lose_next);
        tokio::spawn(async move {
            while let Ok((desk, _)) = listener.accept().await {
                tokio::spawn(carry(desk, centre, word, Arc::clone(&lose_next)));
            }
        });
        Ok(wire)
    }

    /// The next reply to such a request is lost.
    pub fn lose_next_reply(&self) {
        self.lose_next.store(true, Ordering::SeqCst);
    }
}

async fn carry(
    mut desk: TcpStream,
    centre: SocketAddr,
    word: &str,
    lose_next: Arc<AtomicBool>,
) -> std::io::Result<()> {
    let mut centre = TcpStream::connect(centre).await?;
    let (mut there, mut back) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    let mut asked = false;
    loop {
        tokio::select! {
            sent = desk.read(&mut there) => {
                let sent = sent?;
                if sent == 0 {
                    return Ok(());
                }
                asked |= there[..sent].windows(word.len()).any(|window| window == word.as_bytes());
                centre.write_all(&there[..sent]).await?;
            }
            answered = centre.read(&mut back) => {
                let answered = answered?;
                let lost = asked && lose_next.swap(false, Ordering::SeqCst);
                if answered == 0 || lost {
                    return Ok(());
                }
                desk.write_all(&back[..answered]).await?;
            }
        }
    }
}
