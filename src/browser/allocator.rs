//! A stack-like allocator for modules that allocate little and free in reverse.
//!
//! It hands out the next bytes of a memory that only grows. The last block can be freed or made
//! longer in place, which is what buffers and short lists do here; a block freed out of turn is
//! lost until the page goes. General allocators weigh from one to three kilobytes more, which is
//! more than all of the gate's rules (`cargo xtask size`).

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The bytes of a WebAssembly memory page.
const PAGE: usize = 65_536;

/// The allocator. Modules run on one thread, so plain loads and stores are enough.
pub(super) struct Stack {
    next: AtomicUsize,
    end: AtomicUsize,
}

impl Stack {
    pub(super) const fn new() -> Self {
        Self {
            next: AtomicUsize::new(0),
            end: AtomicUsize::new(0),
        }
    }

    /// Makes the memory reach `to`.
    fn reach(&self, to: usize) -> bool {
        let end = self.end.load(Relaxed);
        if to <= end {
            return true;
        }
        let pages = (to - end).div_ceil(PAGE);
        let grown = core::arch::wasm32::memory_grow(0, pages) != usize::MAX;
        if grown {
            self.end.store(end + pages * PAGE, Relaxed);
        }
        grown
    }
}

#[expect(unsafe_code, reason = "a global allocator is unsafe by its signature")]
// SAFETY: every block lies between what was the memory's end at the first call and `end`, is
// aligned as asked, and is handed out again only after the last block before `next` was freed.
unsafe impl GlobalAlloc for Stack {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if self.end.load(Relaxed) == 0 {
            let end = core::arch::wasm32::memory_size(0) * PAGE;
            self.next.store(end, Relaxed);
            self.end.store(end, Relaxed);
        }
        let at = self.next.load(Relaxed).next_multiple_of(layout.align());
        if !self.reach(at + layout.size()) {
            return core::ptr::null_mut();
        }
        self.next.store(at + layout.size(), Relaxed);
        at as *mut u8
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if block as usize + layout.size() == self.next.load(Relaxed) {
            self.next.store(block as usize, Relaxed);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let last = block as usize + layout.size() == self.next.load(Relaxed);
        if last && self.reach(block as usize + size) {
            self.next.store(block as usize + size, Relaxed);
            return block;
        }
        // SAFETY: the new block is as large as the smaller of both sizes at least, and apart.
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                core::ptr::copy_nonoverlapping(block, new, layout.size().min(size));
            }
            new
        }
    }
}
