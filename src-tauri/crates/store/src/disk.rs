//! Which kind of disk a file is on. A write-ahead log needs memory shared between programs, so it works only on a
//! disk of this machine; anywhere else one program writes at a time, and a lock file says which.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::header::sidecar;

/// Where a file lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Disk {
    /// On this machine.
    Local,
    /// On a network, or on a file system not known here.
    Remote,
}

const LOCAL: &[&str] = &[
    "apfs", "bcachefs", "btrfs", "ecryptfs", "erofs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk",
    "hfsplus", "iso9660", "jfs", "msdos", "nilfs2", "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs",
    "rootfs", "squashfs", "tmpfs", "udf", "vfat", "xfs", "zfs",
];

impl Disk {
    /// `path` is canonical. Where the system does not list its mounts, a network is known by its address only.
    pub(crate) fn of(path: &Path) -> Self {
        match fs::read_to_string("/proc/self/mountinfo") {
            Ok(mounts) => Self::by_mounts(&mounts, path),
            Err(_) if path.as_os_str().as_encoded_bytes().starts_with(br"\\?\UNC\") => Self::Remote,
            Err(_) => Self::Local,
        }
    }

    fn by_mounts(mounts: &str, path: &Path) -> Self {
        let kind = mounts
            .lines()
            .filter_map(|line| {
                let (mount, kind) = line.split_once(" - ")?;
                let place = PathBuf::from(unescape(mount.split(' ').nth(4)?));
                path.starts_with(&place)
                    .then(|| (place.components().count(), kind.split(' ').next()))
            })
            .max_by_key(|(depth, _)| *depth)
            .and_then(|(_, kind)| kind);
        if kind.is_some_and(|kind| LOCAL.contains(&kind)) {
            Self::Local
        } else {
            Self::Remote
        }
    }
}

/// Mount points are listed with blanks as octal codes.
fn unescape(text: &str) -> String {
    text.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\")
}

/// The right to write to a file on a network; or, shared by several, the right that nobody writes. It ends with the
/// program, however that ends.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// The right to write. `None` if another program has a lock.
    pub(crate) fn to_write(workspace: &Path) -> Result<Option<Self>, StoreError> {
        Self::take(workspace, File::try_lock)
    }

    /// The right that nobody writes. `None` if another program may write.
    pub(crate) fn to_read(workspace: &Path) -> Result<Option<Self>, StoreError> {
        Self::take(workspace, File::try_lock_shared)
    }

    fn take(
        workspace: &Path,
        lock: impl Fn(&File) -> Result<(), TryLockError>,
    ) -> Result<Option<Self>, StoreError> {
        let path = sidecar(workspace, "-lock");
        loop {
            let file = match File::options()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
            {
                Ok(file) => file,
                Err(_) => return Ok(None),
            };
            match lock(&file) {
                Ok(()) if still_there(&file, &path) => return Ok(Some(Self { path, file })),
                // Whoever had it took the file away meanwhile.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(StoreError::io("lock", &path)(error)),
            }
        }
    }
}

impl Drop for Lock {
    /// The last one takes the lock file away.
    fn drop(&mut self) {
        let last = self.file.unlock().is_ok() && self.file.try_lock().is_ok();
        if last && still_there(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
23 22 0:20 / /home/ann/Team\\040files rw - nfs4 server:/team rw
24 22 0:21 / /home/ann/phone rw - fuse.gvfsd-fuse gvfsd-fuse rw
25 22 0:22 / /tmp rw - tmpfs tmpfs rw";

    #[test]
    fn tells_a_network_from_a_disk() {
        let of = |path: &str| Disk::by_mounts(MOUNTS, Path::new(path));
        assert_eq!(of("/home/ann/a.soundings"), Disk::Local);
        assert_eq!(of("/tmp/a.soundings"), Disk::Local);
        assert_eq!(of("/home/ann/Team files/a.soundings"), Disk::Remote);
        assert_eq!(of("/home/ann/phone/a.soundings"), Disk::Remote);
        assert_eq!(Disk::by_mounts("", Path::new("/a")), Disk::Remote);
    }

    #[test]
    fn one_writes_or_several_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.soundings");
        let writer = Lock::to_write(&file).unwrap();
        assert!(writer.is_some());
        assert!(Lock::to_write(&file).unwrap().is_none() && Lock::to_read(&file).unwrap().is_none());
        drop(writer);
        let readers = [Lock::to_read(&file).unwrap(), Lock::to_read(&file).unwrap()];
        for reader in readers {
            assert!(reader.is_some() && Lock::to_write(&file).unwrap().is_none());
        }
        assert!(Lock::to_write(&file).unwrap().is_some());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
