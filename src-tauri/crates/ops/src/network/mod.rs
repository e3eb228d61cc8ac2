//! The influence network (R7): its measures, what it would be without somebody, and where each is drawn.

mod asker;
mod change;
mod lay;
mod seen;
mod view;

pub use change::{NetworkChange, NetworkGain, NetworkGone, NetworkPart};
pub use lay::{NetworkLaid, NetworkLayoutRequest, NetworkLeft, NetworkSpot, layout, leave};
pub use view::{NetworkBefore, NetworkNode, NetworkRequest, NetworkTie, NetworkView, view};
