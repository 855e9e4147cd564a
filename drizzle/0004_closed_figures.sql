-- The page of an event lists the figures that it closed.
CREATE INDEX figures_closed_by ON sala.figures (closed_by_event_code) WHERE closed_by_event_code IS NOT NULL;
--> statement-breakpoint
CREATE INDEX figures_closed_by ON sala_public.figures (closed_by_event_code) WHERE closed_by_event_code IS NOT NULL;
