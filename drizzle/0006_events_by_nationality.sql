-- The events that name a nationality, and whether there is any.
CREATE INDEX event_nationalities_iso2 ON sala.event_nationalities (iso2, event_code);
--> statement-breakpoint
CREATE INDEX event_nationalities_iso2 ON sala_public.event_nationalities (iso2, event_code);
