select "pcode", "level", "parent_pcode", "name_en", "name_km", "is_approximate", "boundary_source", "boundary_version" from "areas" where "areas"."level" = $1 order by "areas"."pcode" asc limit $2;
-- [1,2000]
