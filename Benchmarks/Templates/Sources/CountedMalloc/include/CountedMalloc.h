#ifndef COUNTED_MALLOC_H
#define COUNTED_MALLOC_H

/// How many times this process has asked the heap for memory; 0 where it can't be counted.
long counted_allocations(void);

#endif
