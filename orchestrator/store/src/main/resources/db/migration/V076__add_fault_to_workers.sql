-- Why a worker takes no sessions, in one sentence; null when it is fit.
alter table workers add column fault text;
