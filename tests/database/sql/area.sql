select "pcode", "level", "parent_pcode", "name_en", "name_km", "is_approximate", "boundary_source", "boundary_version" from "areas" where ("areas"."pcode" = $1 and "areas"."level" = $2);
-- ["KH12",1]
