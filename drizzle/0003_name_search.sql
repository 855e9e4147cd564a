-- Search of names in any script.
--
-- pg_trgm asks the character type of the database what a letter is: under C it makes no trigram of Khmer, Chinese or
-- Thai, and says nothing. So the pieces of a name are made here, by code points, alike on every database.

DO $$
DECLARE
	place text;
BEGIN
	-- One for each schema of the search path, so that each role finds its own beside its tables. It costs as much as a
	-- thousand operators, so that a table is never read through with it.
	FOREACH place IN ARRAY ARRAY['sala', 'sala_public'] LOOP
		EXECUTE format($make$
			CREATE FUNCTION %I.name_grams(texts text[]) RETURNS text[]
			LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $body$
			DECLARE
				-- Thai, Lao, Burmese, Khmer, kana and Chinese characters.
				unspaced CONSTANT text := '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17D3\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]';
				between_words CONSTANT text := '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u17D4-\u17DA\u2000-\u206F\u3000-\u303F]+';
				-- Accents, apostrophes, and marks of no width.
				unseen CONSTANT text := '[\u0300-\u036F\u200B-\u200D\uFEFF''’`]';
				folded text := lower(array_to_string(texts, ' '));
				is_ascii CONSTANT boolean := octet_length(folded) = length(folded);
				word text;
				grams text[] := '{}';
			BEGIN
				IF is_ascii THEN
					folded := translate(folded, '''`', '');
				ELSE
					-- Under C lower() knows no letter but ASCII.
					folded := lower(regexp_replace(normalize(folded, NFKD), unseen, '', 'g'));
					folded := translate(folded, 'ĐđŁłØøАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ', 'ddllooабвгдежзиклмнопрстуфхцчшщъыьэюя');
					folded := regexp_replace(folded, '(' || unspaced || '+)', ' \1 ', 'g');
				END IF;
				FOREACH word IN ARRAY regexp_split_to_array(folded, between_words) LOOP
					CONTINUE WHEN word = '';
					IF is_ascii OR word !~ unspaced THEN
						word := '  ' || word || ' ';
						grams := grams || ARRAY(SELECT substr(word, i, 3) FROM generate_series(1, length(word) - 2) i);
					ELSE
						grams := grams || ARRAY(
							SELECT substr(word, i, size)
							FROM generate_series(2, 3) size, generate_series(1, greatest(length(word) - size + 1, 3 - size)) i
						);
					END IF;
				END LOOP;
				RETURN ARRAY(SELECT DISTINCT gram FROM unnest(grams) gram);
			END
			$body$
		$make$, place);
		EXECUTE format('COMMENT ON FUNCTION %I.name_grams IS %L', place,
			'The pieces by which names are found: three characters each of every word, lower-cased and without accents; of scripts that write no spaces also two. The same text gives the same pieces on every database.');
		EXECUTE format('REVOKE EXECUTE ON FUNCTION %I.name_grams FROM PUBLIC', place);
		EXECUTE format(
			'CREATE INDEX compounds_names ON %1$I.compounds USING gin (%1$I.name_grams(name || aliases || locality))', place);
		EXECUTE format(
			'CREATE INDEX events_names ON %1$I.events USING gin (%1$I.name_grams(ARRAY[locality, agency]))', place);
	END LOOP;
END
$$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala_public.name_grams TO sala_public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.name_grams TO sala_coordinator, sala_admin;
