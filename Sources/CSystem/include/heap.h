// How this process' heap grows, in calls of the C library that Swift's compiler could leave out or does not offer.
#pragma once

// Settles how the heap grows and what it keeps, for a process that handles pictures one after the other. Before the
// first thread. Does nothing where the C library is not glibc.
void digits_prepare_heap(void);
