-- Planned anew for each of its small batches, numbering costs more than the batch.

alter function sequence_tail(int, int) set plan_cache_mode = 'force_generic_plan';
