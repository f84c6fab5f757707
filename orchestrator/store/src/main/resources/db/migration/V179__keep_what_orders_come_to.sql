-- What the customer was told an order comes to when they agreed to it; null where the owner's prices did not say.
alter table orders add column total numeric check (total >= 0);
alter table orders add column currency text check (currency ~ '^[A-Z]{3}$');
alter table orders add check ((total is null) = (currency is null));
