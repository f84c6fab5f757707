-- People who sign in are named by their e-mail address, which may have 320 characters.
alter table spring_session alter column principal_name type varchar(320);
