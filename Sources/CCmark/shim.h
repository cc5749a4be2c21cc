#include <stddef.h>
#include <stdio.h>
#include <cmark.h>
