// Nothing here is to be called from Swift.
