SELECT pcode, level, parent_pcode AS "parentPcode", name_en AS "nameEn", name_km AS "nameKm",
	is_approximate AS "isApproximate", boundary_source AS "boundarySource", boundary_version AS "boundaryVersion" FROM areas WHERE pcode = $1 AND level = $2;
-- ["KH12",1]
