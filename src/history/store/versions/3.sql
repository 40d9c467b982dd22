-- A record of version 3 as the program of that time left it: two sessions, two answers and a conversation.
CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        day TEXT NOT NULL,
        session INTEGER NOT NULL,
        item INTEGER NOT NULL,
        ask INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        scenario TEXT NOT NULL,
        content INTEGER NOT NULL,
        family TEXT NOT NULL,
        incident TEXT NOT NULL,
        kind TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        verdict TEXT NOT NULL,
        asked TEXT NOT NULL,
        response TEXT NOT NULL,
        is_right INTEGER NOT NULL,
        confidence TEXT,
        cues TEXT NOT NULL,
        false_alarms INTEGER NOT NULL,
        millis INTEGER NOT NULL,
        language TEXT NOT NULL,
        seed INTEGER NOT NULL,
        program TEXT NOT NULL,
        pack TEXT NOT NULL, score INTEGER, ending TEXT, minutes INTEGER, at_risk INTEGER, kept INTEGER, grave INTEGER,
        UNIQUE (session, item, ask)
    ) STRICT;
INSERT INTO "attempt" VALUES(1,1799370000000,'2027-01-08',5,0,0,'training','sms-delivery-1',-2,'sms-delivery','phishing','sms','most','scam','verdict','surely-scam',1,'surely-scam','',0,9000,'ja',-9,'0.1.0','minuku 0.1.0',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(2,1799370009500,'2027-01-08',5,0,1,'training','sms-delivery-1',-2,'sms-delivery','phishing','sms','most','scam','clues','link greeting +1',0,NULL,'hidden-url:found urgency:missed',2,9500,'ja',-9,'0.1.0','minuku 0.1.0',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(3,1799374200000,'2027-01-08',6,0,0,'rehearsal','counter-typed-password',12,'counter-password','phishing','counter','least','scam','conversation','form-first finish-the-form',0,NULL,'',0,600000,'ja',3,'0.1.0','minuku 0.1.0',23,'lost',75,1200000,0,1);
CREATE TABLE family (
        family TEXT PRIMARY KEY,
        memory TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE session (
        session INTEGER PRIMARY KEY,
        begun INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        role TEXT NOT NULL,
        language TEXT NOT NULL,
        seed INTEGER NOT NULL,
        scenarios TEXT NOT NULL,
        state TEXT NOT NULL
    ) STRICT;
INSERT INTO "session" VALUES(5,1799370000000,'training','employee','ja',-9,'sms-delivery-1 gone-1','open');
INSERT INTO "session" VALUES(6,1799373600000,'rehearsal','staff','ja',3,'counter-typed-password','done');
CREATE TABLE tally (
        cell TEXT PRIMARY KEY,
        counts TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE INDEX session_begun ON session (begun);
CREATE INDEX session_open ON session (begun) WHERE state = 'open';
CREATE INDEX attempt_at ON attempt (at);
PRAGMA user_version = 3;
