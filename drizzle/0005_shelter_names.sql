-- Shelters are found by their names too. What the projection does not say of one cannot be found in it.
CREATE INDEX shelters_names ON sala.shelters USING gin (sala.name_grams(ARRAY[name, operator, locality]));
--> statement-breakpoint
CREATE INDEX shelters_names ON sala_public.shelters
	USING gin (sala_public.name_grams(ARRAY[name, operator, locality]));
