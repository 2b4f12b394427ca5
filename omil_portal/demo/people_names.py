"""Given names and surnames common in Los Lagos, to invent people with."""

_WOMEN = """
María Rosa Ana Carmen Claudia Patricia Marcela Carolina Daniela Camila Valentina Javiera
Constanza Francisca Fernanda Catalina Antonia Gabriela Paola Verónica Sandra Margarita Elena
Isabel Teresa Luisa Juana Gloria Ximena Lorena Pamela Viviana Macarena Natalia Nicole Yasna
"""
_MEN = """
José Juan Luis Carlos Jorge Manuel Francisco Pedro Víctor Héctor Sergio Miguel Rodrigo
Cristian Marcelo Claudio Mauricio Eduardo Fernando Ricardo Raúl Patricio Hugo Álvaro Felipe
Sebastián Matías Diego Nicolás Ignacio Benjamín Vicente Gonzalo Esteban Cristóbal Óscar Ramón
"""
_SURNAMES = """
González Muñoz Rojas Díaz Pérez Soto Contreras Silva Martínez Sepúlveda Morales Rodríguez
López Fuentes Hernández Torres Araya Flores Espinoza Valenzuela Castillo Tapia Reyes
Barría Mansilla Oyarzún Oyarzo Vargas Cárcamo Barrientos Almonacid Vera Alvarado Gallardo
Guaquín Nahuelquén Huenchur Llancapani Colivoro Paredes Haro Ojeda Ruiz Aguilar Bahamonde
Cárdenas Miranda Subiabre Velásquez Villarroel Ulloa Hott Schwerter Kramm Winkler Loncomilla
Antiñanco Millán Catalán Chávez Saldivia Altamirano Uribe Navarro Santana Gómez Toledo
"""

WOMEN = tuple(_WOMEN.split())
MEN = tuple(_MEN.split())
SURNAMES = tuple(_SURNAMES.split())
