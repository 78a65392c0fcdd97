//! A stack-like allocator for modules that allocate little and free in reverse.
//!
//! It hands out the next bytes of a memory that only grows. The last block can be freed or made
//! longer in place, which is what buffers and short lists do here; a block freed out of turn is
//! lost until the page goes (adr/0003).

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The bytes of a WebAssembly memory page.
const PAGE: usize = 65_536;

/// The allocator: the end of what is taken. Modules run on one thread, so plain loads and stores are enough.
pub(super) struct Stack(AtomicUsize);

impl Stack {
    pub(super) const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// Takes everything before `to`, which has to be memory.
    fn reach(&self, to: usize) -> bool {
        let has = core::arch::wasm32::memory_size(0);
        let pages = to.div_ceil(PAGE).saturating_sub(has);
        let is_memory = pages == 0 || core::arch::wasm32::memory_grow(0, pages) == has;
        if is_memory {
            self.0.store(to, Relaxed);
        }
        is_memory
    }
}

#[expect(unsafe_code, reason = "a global allocator is unsafe by its signature")]
// SAFETY: every block lies between what was the memory's end at the first call and the end that is
// taken, is aligned as asked, and is handed out again only after the last block was freed.
unsafe impl GlobalAlloc for Stack {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let next = match self.0.load(Relaxed) {
            0 => core::arch::wasm32::memory_size(0) * PAGE,
            next => next,
        };
        let at = next.next_multiple_of(layout.align());
        match self.reach(at + layout.size()) {
            true => at as *mut u8,
            false => core::ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if block as usize + layout.size() == self.0.load(Relaxed) {
            self.0.store(block as usize, Relaxed);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let is_last = block as usize + layout.size() == self.0.load(Relaxed);
        if is_last && self.reach(block as usize + size) {
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
