SELECT pcode, level, parent_pcode AS "parentPcode", name_en AS "nameEn", name_km AS "nameKm",
	is_approximate AS "isApproximate", boundary_source AS "boundarySource", boundary_version AS "boundaryVersion" FROM areas WHERE level = $1 ORDER BY pcode COLLATE "C" LIMIT $2;
-- [1,2000]
