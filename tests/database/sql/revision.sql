SELECT id FROM revisions WHERE recorded_at <= $1::timestamptz ORDER BY recorded_at DESC, id DESC LIMIT 1;
-- ["2026-02-22T12:00:00.000Z"]
